import type { QualityFacts } from '#shared/model/quality/quality.ts';
import { pairMarkPrefix } from '#shared/store/keys/matching.ts';
import type { Table } from '#shared/store/table.ts';
import { isCompared } from '../duplicates/comparable.ts';
import { weighCrowds } from '../duplicates/crowded-pairs.ts';
import { type PairMark, toPairMark } from '../duplicates/pair-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';

type PairFacts = Pick<QualityFacts, 'certain' | 'probable'>;

/** Open pairs with records of the same kind: a lead that speaks of a client is no second entry of that client. */
export async function readPairFacts(
  table: Table,
  { object, id }: Pick<StoredRecord, 'object' | 'id'>,
): Promise<PairFacts> {
  if (!isCompared(object)) return {};
  const { items } = await table.query({ pk: id, sk: { beginsWith: pairMarkPrefix }, consistent: true });
  return countPairs(object, await weighCrowds(table, items.map(toPairMark)));
}

export function countPairs(object: string, marks: readonly Omit<PairMark, 'contacts'>[]): PairFacts {
  const open = marks.filter(({ status, other }) => status === undefined && other.object === object);
  const certain = open.filter(({ band }) => band === 'certain').length;
  const probable = open.filter(({ band }) => band === 'probable').length;
  return { ...(certain > 0 && { certain }), ...(probable > 0 && { probable }) };
}
