import { weeksAfter } from '#shared/model/quality/days.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { readLastContact } from './contact-facts.ts';
import type { Heard } from './heard.ts';
import { readPairFacts } from './pair-facts.ts';
import { ownFacts } from './scored.ts';

/** What the scores of these records need besides them, in one wave. */
export async function readFacts(
  table: Table,
  records: readonly StoredRecord[],
  heard: Heard = new Map(),
): Promise<ReadonlyMap<string, QualityFacts>> {
  const [elsewhere, ...own] = await Promise.all([
    readElsewhere(table, records),
    ...records.map(async (record) => {
      const [pairs, lastContactAt] = await Promise.all([readPairFacts(table, record), readLastContact(table, record)]);
      return { ...pairs, ...contactOf(lastContactAt, heard.get(record.id)) };
    }),
  ]);
  return new Map(
    records.map((record, at) => [
      record.id,
      { ...own[at], ...ownFacts(record), ...(elsewhere.has(record.id) && { isElsewhere: true as const }) },
    ]),
  );
}

/** Ages are counted in weeks: kept so, the same facts come of many talks in one week. */
export function contactOf(...moments: readonly (string | undefined)[]): Pick<QualityFacts, 'lastContactAt'> {
  const last = moments
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return last === undefined ? {} : { lastContactAt: weeksAfter(last, 0) };
}

/** `findElsewhere` with the contacts as the table has them. */
export async function readElsewhere(table: Table, records: readonly StoredRecord[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(records.filter(isNaming).map(({ data }) => String(data.contactId)))];
  if (ids.length === 0) return new Set();
  const items = await table.getMany(ids.map(recordKey));
  return findElsewhere(records, items.map(fromItem));
}

/** Those that name a contact of another company. */
export function findElsewhere(
  records: readonly StoredRecord[],
  contacts: readonly StoredRecord[],
): ReadonlySet<string> {
  const employers = new Map(contacts.map(({ id, data }) => [id, data.companyId]));
  const isOfAnother = ({ data }: StoredRecord) => {
    const employer = employers.get(String(data.contactId));
    return employer !== undefined && employer !== data.companyId;
  };
  return new Set(records.filter((record) => isNaming(record) && isOfAnother(record)).map(({ id }) => id));
}

function isNaming({ object, data }: StoredRecord): boolean {
  return object !== 'activities' && object !== 'contacts' && isText(data.contactId) && isText(data.companyId);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
