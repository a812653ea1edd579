import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { linkPrefix, recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import type { Subject } from './find-matches.ts';

/** Firms right below one that are looked at; lists have them all. */
const mostBelow = 40;

/** Whether there can be other firms of its group. @param below ids of those right below it */
export function hasGroup({ data }: Pick<Subject, 'data'>, below: readonly string[]): boolean {
  return below.length > 0 || namedIn(data).length > 0;
}

/**
 * The firms above, beside and below a company, live ones, whoever may see them: two queries at most, then one read. Strong,
 * since these links stand in the transaction of their record.
 * @param known ids of those right below it, where they were read before
 */
export async function listGroup(
  table: Table,
  { object, id, data }: Subject,
  known?: readonly string[],
): Promise<readonly StoredRecord[]> {
  if (object !== 'companies') return [];
  const named = namedIn(data);
  const parents = [id, data.parentId].filter((one) => typeof one === 'string');
  const below = await Promise.all(parents.map((parent) => (parent === id && known ? known : listBelow(table, parent))));
  const ids = [...new Set([...named, ...below.flat()])].filter((one) => one !== id);
  if (ids.length === 0) return [];
  const items = await table.getMany(ids.map(recordKey), { consistent: true });
  // A link can outlive its reference by a moment: the record decides.
  const isTied = (record: StoredRecord) =>
    named.includes(record.id) || namedIn(record.data).some((one) => parents.includes(one));
  return items.map(fromItem).filter((record) => isLive(record) && isTied(record));
}

function namedIn({ parentId, successorOf }: Subject['data']): readonly string[] {
  return [parentId, successorOf].filter((one) => typeof one === 'string');
}

/** Ids of the firms right below one, and of those that took over from it. */
export async function listBelow(table: Table, id: string): Promise<readonly string[]> {
  const sk = { beginsWith: linkPrefix('companies') };
  const { items } = await table.query({ pk: id, sk, limit: mostBelow, consistent: true });
  return items.map((item) => idOfSortKey(item.sk));
}
