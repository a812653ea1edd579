import { isTwoWay } from '#shared/model/quality/ageing.ts';
import { cardSections } from '#shared/store/record-index-keys.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Of a timeline; whoever only wrote notes or sent mails for longer than this heard nothing. */
export const activitiesRead = 25;

/** When something was last heard of a client, as far as its timeline is read. One query of the index. */
export async function readLastContact(table: Table, { object, id }: Pick<StoredRecord, 'object' | 'id'>) {
  if (object !== 'companies') return undefined;
  const sk = { beginsWith: cardSections.activities };
  const { items } = await table.query({ index: 'gsi1', pk: id, sk, reverse: true, limit: activitiesRead });
  return lastContactOf(items);
}

/** @param items activities, newest first */
export function lastContactOf(items: readonly Item[]): string | undefined {
  return items.map(fromItem).find(isTalk)?.data.at as string | undefined;
}

/** Clocks differ, and days begin at different times. In milliseconds. */
const tolerance = 24 * 60 * 60_000;

/** Something was heard; what was only planned when it was entered is known to have happened when somebody says more of it. */
export function isTalk({ data, updatedAt }: Pick<StoredRecord, 'data' | 'updatedAt'>): boolean {
  return isTwoWay(data) && Date.parse(String(data.at)) <= Date.parse(updatedAt) + tolerance;
}
