import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../api/types.ts';

/** How long an index may lag behind a write that was acknowledged. */
const lagMilliseconds = 10_000;

interface OwnWrite {
  readonly record: CrmRecord;
  readonly at: number;
}

const recent = new Map<string, OwnWrite>();

export function noteOwnWrite(record: CrmRecord, now = Date.now()): void {
  for (const [id, write] of recent) if (now - write.at > lagMilliseconds) recent.delete(id);
  recent.set(record.id, { record, at: now });
}

/** The card as it will be once the index has caught up with what this tab has just written. */
export function mergeOwnWrites(card: CompanyCard, now = Date.now()): CompanyCard {
  const written = [...recent.values()]
    .filter((write) => now - write.at <= lagMilliseconds)
    .map((write) => write.record);
  const own = (object: ObjectName) =>
    written.filter((record) => record.object === object && record.companyId === card.company.id);
  return {
    ...card,
    company: written.find((record) => isNewer(record, card.company)) ?? card.company,
    contacts: { ...card.contacts, data: mergeRecords(card.contacts.data, own('contacts')) },
    deals: { ...card.deals, data: mergeRecords(card.deals.data, own('deals')) },
    timeline: { ...card.timeline, data: mergeRecords(card.timeline.data, own('activities')).toSorted(latestFirst) },
  };
}

function isNewer(record: CrmRecord, than: CrmRecord): boolean {
  return record.id === than.id && record.version > than.version;
}

/** @returns `known` with the newer versions put in place and new records put first; what was only changed may have left */
export function mergeRecords(known: readonly CrmRecord[], written: readonly CrmRecord[]): readonly CrmRecord[] {
  const missing = written.filter((record) => record.version === 1 && !known.some((one) => one.id === record.id));
  return [...missing, ...known.map((one) => written.find((record) => isNewer(record, one)) ?? one)];
}

function latestFirst(left: CrmRecord, right: CrmRecord): number {
  return String(right.at ?? right.createdAt).localeCompare(String(left.at ?? left.createdAt));
}
