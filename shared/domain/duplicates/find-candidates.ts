import { matchPartition, recordKey } from '#shared/store/keys.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem, isLive, type StoredRecord } from '../records/record-item.ts';
import { mostHolders } from './candidates/blocking-keys.ts';
import type { MatchKey } from './match-keys.ts';

export interface SharedKey extends MatchKey {
  /** Records that have the key, the one that was asked for not counted. */
  readonly holders: number;
}

export interface Candidate {
  readonly record: StoredRecord;
  /** The keys that led to it. */
  readonly shared: readonly SharedKey[];
}

/**
 * Live records that have one of the keys, whoever may see them: one wave of queries, then one read of the records. Strong,
 * so that two records which arrive at once do not miss each other.
 * @param selfId the stored record that is compared; absent: it is not stored yet
 * @param most records that are read: those that share more and rarer keys go first
 */
export async function findCandidates(
  table: Table,
  selfId: string | undefined,
  keys: readonly MatchKey[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Candidate[]> {
  const sharedById = new Map<string, SharedKey[]>();
  for (const { key, ids } of await findHolders(table, keys)) {
    const others = ids.filter((id) => id !== selfId);
    for (const id of others) sharedById.set(id, [...(sharedById.get(id) ?? []), { ...key, holders: others.length }]);
  }
  const chosen = [...sharedById].sort(([, one], [, other]) => rarityOf(other) - rarityOf(one)).slice(0, most);
  if (chosen.length === 0) return [];
  const items = await table.getMany(
    chosen.map(([id]) => recordKey(id)),
    { consistent: true },
  );
  return items
    .map(fromItem)
    .filter(isLive)
    .map((record) => ({ record, shared: sharedById.get(record.id) ?? [] }));
}

/** Keys that too many records have lead nowhere. */
async function findHolders(table: Table, keys: readonly MatchKey[]) {
  const found = await Promise.all(
    keys.map(async (key) => {
      const pk = matchPartition(key.kind, key.value);
      const { items } = await table.query({ pk, limit: mostHolders + 1, consistent: true });
      return { key, ids: items.map((item) => item.sk) };
    }),
  );
  return found.filter(({ ids }) => ids.length <= mostHolders);
}

function rarityOf(shared: readonly SharedKey[]): number {
  return shared.reduce((sum, { holders }) => sum + 1 / holders, 0);
}
