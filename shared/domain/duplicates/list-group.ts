import { idOfSortKey, linkPrefix, recordKey } from '#shared/store/keys.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem, isLive, type StoredRecord } from '../records/record-item.ts';
import type { Subject } from './find-matches.ts';

/** Firms right below one that are looked at; lists have them all. */
const mostBelow = 40;

/**
 * The firms above, beside and below a company, live ones, whoever may see them: two queries at most, then one read. Strong,
 * since these links stand in the transaction of their record.
 */
export async function listGroup(table: Table, { object, id, data }: Subject): Promise<readonly StoredRecord[]> {
  if (object !== 'companies') return [];
  const named = [data.parentId, data.successorOf].filter((one) => typeof one === 'string');
  const parents = [id, data.parentId].filter((one) => typeof one === 'string');
  const below = await Promise.all(parents.map((parent) => listBelow(table, parent)));
  const ids = [...new Set([...named, ...below.flat()])].filter((one) => one !== id);
  if (ids.length === 0) return [];
  const items = await table.getMany(ids.map(recordKey), { consistent: true });
  const ties = (record: StoredRecord) => [record.id, record.data.parentId, record.data.successorOf];
  // A link can outlive its reference by a moment: the record decides.
  const isTied = (record: StoredRecord) =>
    named.includes(record.id) || ties(record).some((one) => one !== undefined && parents.includes(one as string));
  return items.map(fromItem).filter((record) => isLive(record) && isTied(record));
}

async function listBelow(table: Table, id: string): Promise<readonly string[]> {
  const sk = { beginsWith: linkPrefix('companies') };
  const { items } = await table.query({ pk: id, sk, limit: mostBelow, consistent: true });
  return items.map((item) => idOfSortKey(item.sk));
}
