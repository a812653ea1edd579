import type { CrmRecord } from '#shared/model/records.ts';
import { isOpen } from './record-state.ts';
import { structureOf } from './structure.ts';

/** Dates by which something was promised; others say how long something holds. */
const promises: readonly string[] = ['deliverOn', 'dueAt', 'expectedCloseDate'];

/** Open in the lists, yet nobody is late with it: a draft was sent to nobody, and what is done waits to be accepted. */
const waiting: readonly unknown[] = ['draft', 'done'];

/** Compared with the clock of the person who looks: nothing that depends on today is kept. */
export function isOverdue(record: CrmRecord, now: Date): boolean {
  const { date = '', work } = structureOf(record.object);
  const due = record[date];
  if (!promises.includes(date) || typeof due !== 'string' || !isOpen(record)) return false;
  if (waiting.includes(record[work?.field ?? ''])) return false;
  return due.includes('T') ? Date.parse(due) < now.getTime() : due < localDay(now);
}

/** The day where the person sits. */
export function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
