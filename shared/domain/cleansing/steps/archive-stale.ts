import { usualMonths } from '#shared/model/cleansing.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { cardSections, holdingRange } from '#shared/store/record-index-keys.ts';
import type { Table } from '#shared/store/table.ts';
import type { ProposeStep } from './step.ts';

const archived = 'archived';

/** Archives what nobody has changed for long, no work is open on, and no activity is of late. */
export const archiveStale: ProposeStep = async ({ context, record, step, at }) => {
  const { data, id, object, updatedAt } = record;
  const { company, fields } = context.directory.definitions[object];
  const status = findField({ ...context.directory.definitions[object], fields }, 'status');
  if (company !== 'id' || !status?.options?.includes(archived) || data.status === archived) return { data };
  const limit = monthsBefore(at, step.months ?? usualMonths);
  if (updatedAt >= limit || (await isAlive(context.table, id, limit))) return { data };
  return { data: { ...data, status: archived }, because: { status: 'silent' } };
};

/** @returns ISO 8601 UTC */
function monthsBefore(at: string, months: number): string {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

async function isAlive(table: Table, companyId: string, limit: string): Promise<boolean> {
  const ofCard = { index: 'gsi1', pk: companyId, limit: 1 } as const;
  const [open, last] = await Promise.all([
    table.query({ ...ofCard, sk: holdingRange }),
    table.query({ ...ofCard, sk: { beginsWith: cardSections.activities }, reverse: true }),
  ]);
  const heard = String(last.items[0]?.gsi1sk ?? '').slice(cardSections.activities.length);
  return open.items.length > 0 || heard >= limit;
}
