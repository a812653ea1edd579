import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../api/schema.ts';

/** How long an index may lag behind a write that was acknowledged. */
const lagMilliseconds = 10_000;

interface OwnWrite {
  readonly record: CrmRecord;
  readonly at: number;
}

const recent = new Map<string, OwnWrite>();

export function isClosedDeal(record: CrmRecord): boolean {
  return record.object === 'deals' && typeof record.closedAt === 'string';
}

/** A deal that was closed leaves the card on the server; for this tab it stays until the page is loaded anew. */
function isRemembered({ record, at }: OwnWrite, now: number): boolean {
  return now - at <= lagMilliseconds || isClosedDeal(record);
}

export function noteOwnWrite(record: CrmRecord, now = Date.now()): void {
  for (const [id, write] of recent) if (!isRemembered(write, now)) recent.delete(id);
  recent.set(record.id, { record, at: now });
}

/** The card as it will be once the index has caught up with what this tab has just written. */
export function mergeOwnWrites(card: CompanyCard, now = Date.now()): CompanyCard {
  const written = [...recent.values()].filter((write) => isRemembered(write, now)).map((write) => write.record);
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

/** @returns `known` with the newer versions put in place, and what it does not have put first */
function mergeRecords(known: readonly CrmRecord[], written: readonly CrmRecord[]): readonly CrmRecord[] {
  const missing = written.filter((record) => !known.some((one) => one.id === record.id));
  return [...missing, ...known.map((one) => written.find((record) => isNewer(record, one)) ?? one)];
}

function latestFirst(left: CrmRecord, right: CrmRecord): number {
  return String(right.at ?? right.createdAt).localeCompare(String(left.at ?? left.createdAt));
}
