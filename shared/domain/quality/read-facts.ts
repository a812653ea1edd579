import { weeksAfter } from '#shared/model/quality/days.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import { recordKey } from '#shared/store/keys.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem, type StoredRecord } from '../records/record-item.ts';
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
    findElsewhere(table, records),
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
function contactOf(...moments: readonly (string | undefined)[]): Pick<QualityFacts, 'lastContactAt'> {
  const last = moments
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return last === undefined ? {} : { lastContactAt: weeksAfter(last, 0) };
}

/** Those that name a contact of another company. */
export async function findElsewhere(table: Table, records: readonly StoredRecord[]): Promise<ReadonlySet<string>> {
  const naming = records.filter(
    ({ object, data }) =>
      object !== 'activities' && object !== 'contacts' && isText(data.contactId) && isText(data.companyId),
  );
  if (naming.length === 0) return new Set();
  const ids = [...new Set(naming.map(({ data }) => String(data.contactId)))];
  const items = await table.getMany(ids.map(recordKey));
  const employers = new Map(items.map(fromItem).map(({ id, data }) => [id, data.companyId]));
  const isOfAnother = ({ data }: StoredRecord) => {
    const employer = employers.get(String(data.contactId));
    return employer !== undefined && employer !== data.companyId;
  };
  return new Set(naming.filter(isOfAnother).map(({ id }) => id));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
