import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../api/schema.ts';
import { isOpen } from './record-state.ts';

/** What a card lists of its company: all contacts, and of everything else what is open. */
export const cardLists = [
  'contacts',
  'deals',
  'tasks',
  'orders',
  'invoices',
  'contracts',
  'quotes',
  'cases',
  'leads',
] as const satisfies readonly (keyof CompanyCard)[];
export type CardList = (typeof cardLists)[number];

/** How long an index may lag behind a write that was acknowledged. */
const lagMilliseconds = 10_000;

interface OwnWrite {
  readonly record: CrmRecord;
  readonly at: number;
  readonly isDeletion: boolean;
}

const recent = new Map<string, OwnWrite>();

export function isClosedDeal(record: CrmRecord): boolean {
  return record.object === 'deals' && !isOpen(record);
}

/** A deal that was closed leaves the card on the server; for this tab it stays until the page is loaded anew. */
function isRemembered({ record, at }: OwnWrite, now: number): boolean {
  return now - at <= lagMilliseconds || isClosedDeal(record);
}

export function noteOwnWrite(record: CrmRecord, now = Date.now()): void {
  note({ record, at: now, isDeletion: false });
}

export function noteOwnDeletion(record: CrmRecord, now = Date.now()): void {
  note({ record, at: now, isDeletion: true });
}

function note(write: OwnWrite): void {
  for (const [id, known] of recent) if (!isRemembered(known, write.at)) recent.delete(id);
  recent.set(write.record.id, write);
}

/** What was erased must not come back from here. */
export function forgetOwnWrite(id: string): void {
  recent.delete(id);
}

/**
 * A list as it will be once the index has caught up with what this tab has just written: newer versions in place, what
 * is missing first.
 * @param belongs whether a record is one of the list
 */
export function withOwnWrites(
  known: readonly CrmRecord[],
  belongs: (record: CrmRecord) => boolean,
  now = Date.now(),
): readonly CrmRecord[] {
  const writes = [...recent.values()].filter((write) => isRemembered(write, now));
  const written = new Map(writes.map((write) => [write.record.id, write]));
  const missing = writes.map(({ record }) => record).filter(({ id }) => !known.some((one) => one.id === id));
  return [...missing, ...known.map((one) => newest(one, written.get(one.id)?.record))].filter(
    (record) => belongs(record) && !written.get(record.id)?.isDeletion,
  );
}

function newest(known: CrmRecord, written: CrmRecord | undefined): CrmRecord {
  return written && written.version > known.version ? written : known;
}

export function mergeOwnWrites(card: CompanyCard, now = Date.now()): CompanyCard {
  const { company } = card;
  const merge = (object: ObjectName, known: readonly CrmRecord[]) =>
    withOwnWrites(
      known,
      (record) => record.object === object && record.companyId === company.id && staysOnCard(record),
      now,
    );
  const lists = cardLists.map((object) => [object, { data: merge(object, card[object].data) }] as const);
  return {
    ...card,
    ...(Object.fromEntries(lists) as Record<CardList, CompanyCard[CardList]>),
    company: withOwnWrites([company], ({ id }) => id === company.id, now)[0] ?? company,
    timeline: { ...card.timeline, data: merge('activities', card.timeline.data).toSorted(latestFirst) },
  };
}

function staysOnCard(record: CrmRecord): boolean {
  return isOpen(record) || isClosedDeal(record);
}

function latestFirst(left: CrmRecord, right: CrmRecord): number {
  return String(right.at ?? right.createdAt).localeCompare(String(left.at ?? left.createdAt));
}
