import { matchPartition } from '#shared/store/keys/matching.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { mostHolders } from './candidates/blocking-keys.ts';
import { isLikely, mostFollowed, type SharedKey, type Tally, tallyKeys } from './candidates/likely.ts';
import type { MatchKey } from './match-keys.ts';

export interface Candidate {
  readonly record: StoredRecord;
  /** The keys that led to it. */
  readonly shared: readonly SharedKey[];
}

/**
 * Live records that have one of the keys, whoever may see them: one wave of queries, then one read of the records. Strong,
 * so that two records which arrive at once do not miss each other.
 * @param selfId the stored record that is compared; absent: it is not stored yet
 * @param most records that are read, of those that are likely enough by what they share; absent: all
 */
export async function findCandidates(
  table: Table,
  selfId: string | undefined,
  keys: readonly MatchKey[],
  most?: number,
): Promise<readonly Candidate[]> {
  return loadCandidates(table, await chooseCandidates(table, selfId, keys, most));
}

/** What each of the records that are worth reading shares, by its id. */
export type Chosen = ReadonlyMap<string, Tally>;

/** The first half of `findCandidates`: which records there are to read. */
export async function chooseCandidates(
  table: Table,
  selfId: string | undefined,
  keys: readonly MatchKey[],
  most?: number,
): Promise<Chosen> {
  const mostOf = most === undefined ? () => mostHolders : mostFollowed;
  const tallies = tallyKeys(await findHolders(table, selfId, keys, mostOf));
  return most === undefined ? tallies : new Map(chooseLikely(tallies, most));
}

/** The second half of it. */
export async function loadCandidates(table: Table, chosen: Chosen): Promise<readonly Candidate[]> {
  if (chosen.size === 0) return [];
  const items = await table.getMany([...chosen.keys()].map(recordKey), { consistent: true });
  return items
    .map(fromItem)
    .filter(isLive)
    .map((record) => ({ record, shared: chosen.get(record.id)?.shared ?? [] }));
}

/** Keys that too many records have lead nowhere. */
async function findHolders(
  table: Table,
  selfId: string | undefined,
  keys: readonly MatchKey[],
  mostOf: (key: MatchKey) => number,
) {
  const found = await Promise.all(
    keys.map(async (key) => {
      const pk = matchPartition(key.kind, key.value);
      const { items } = await table.query({ pk, limit: mostOf(key) + 1, consistent: true });
      return items.length > mostOf(key)
        ? []
        : [{ key, others: items.map(({ sk }) => sk).filter((id) => id !== selfId) }];
    }),
  );
  return found.flat();
}

/** However many records there are, few are the same; neighbours and namesakes grow with their number. */
function chooseLikely(tallies: ReadonlyMap<string, Tally>, most: number) {
  return [...tallies]
    .filter(([, tally]) => isLikely(tally))
    .sort(([, one], [, other]) => other.rarity - one.rarity)
    .slice(0, most);
}
