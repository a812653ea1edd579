import { pairKey } from '#shared/store/keys/matching.ts';
import type { Table } from '#shared/store/table.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { fromPairItem, hashCompared } from './pair-item.ts';

/**
 * Those of the records that somebody said are not the same as this one, and nothing of either has changed since.
 * @param self as it is stored
 */
export async function findRejected(
  table: Table,
  self: StoredRecord,
  others: readonly StoredRecord[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const items = await table.getMany(
    others.map(({ id }) => pairKey(self.id, id)),
    { consistent: true },
  );
  const rejected = items.filter(({ status }) => status === 'rejected').map(fromPairItem);
  const holds = (other: StoredRecord) => rejected.some(({ compared }) => compared === hashCompared(self, other));
  return new Set(others.filter(holds).map(({ id }) => id));
}
