import { matchPartition } from '#shared/store/keys/matching.ts';
import type { Table } from '#shared/store/table.ts';
import type { MatchKey } from './match-keys.ts';

/** Of a switchboard or an info@ address: more cannot be told apart by it anyhow. */
export const mostSharing = 100;

/**
 * Ids of records that have the key, of any object. The keys follow the records by a moment: the records themselves decide
 * whether it still holds.
 */
export async function findByKey(table: Table, { kind, value }: MatchKey): Promise<readonly string[]> {
  const { items } = await table.query({ pk: matchPartition(kind, value), limit: mostSharing, consistent: true });
  return items.map((item) => item.sk);
}
