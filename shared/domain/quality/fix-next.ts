import { Problem } from '#shared/model/problems.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import { everyDay } from '#shared/store/keys/figures.ts';
import { ownerPartition, recordKey } from '#shared/store/keys/records.ts';
import type { Item, KeyRange, Table } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { ownerIdOf, placementOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { type QualityIssue, today } from './describe-quality.ts';
import { rankWork, type WorkToDo } from './rank-work.ts';
import { peopleWithin } from './reach.ts';

export interface FixNext {
  readonly owner: { readonly id: string; readonly name: string };
  readonly data: readonly WorkToDo[];
  /** There may be others: not everything that waits was read. */
  readonly more: boolean;
  readonly asOf: string;
}

/**
 * What the owner of records should mend first: what gains the most, and of that what the most money depends on. Two
 * queries of what always costs and of what has grown old, then the records, then what is at stake: three round trips.
 * @param ownerId absent: the caller
 * @throws Problem `not_found` for somebody whose work the caller may not look at
 */
export async function listFixNext(
  context: Context,
  { ownerId = context.actor.id, limit }: { readonly ownerId?: string | undefined; readonly limit: number },
  language: Language,
): Promise<FixNext> {
  const user = peopleWithin(context).includes(ownerId) ? context.directory.users.get(ownerId) : undefined;
  if (!user) throw new Problem('not_found');
  const asOf = today(context);
  const [always, aged] = await Promise.all([
    readWork(context.table, ownerId, { beginsWith: `${everyDay}#` }, limit),
    readWork(context.table, ownerId, { between: [`${everyDay}~`, `${asOf}~`] }, limit),
  ]);
  const waiting = [...always, ...aged];
  const records = await loadOwn(
    context,
    ownerId,
    waiting.map(({ pk }) => pk),
  );
  const facts = new Map(waiting.map((item) => [item.pk, item.facts as QualityFacts]));
  // What another system keeps is for those to mend who answer for its feed.
  const isWanted = ({ keptIn, owner }: QualityIssue) => keptIn === undefined || owner?.id === ownerId;
  const { data, more } = await rankWork(context, records, facts, { limit, isWanted }, language);
  return {
    owner: { id: user.id, name: user.name },
    data,
    more: more || always.length === limit || aged.length === limit,
    asOf,
  };
}

async function readWork(table: Table, ownerId: string, sk: KeyRange, limit: number): Promise<readonly Item[]> {
  const { items } = await table.query({ index: 'gsi2', pk: ownerPartition('quality', ownerId), sk, limit });
  return items;
}

/** The index follows the table within moments: what is another's by now, or gone, is left out. */
async function loadOwn(context: Context, ownerId: string, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  const items = await context.table.getMany(ids.map(recordKey));
  return items
    .map(fromItem)
    .filter((record) => isLive(record) && ownerIdOf(record) === ownerId)
    .filter((record) => may(context.actor, record.object, 'read', placementOf(record)));
}
