import { recordSk, registryCheckPrefix } from '#shared/store/keys/records.ts';
import type { Condition, Item, TableScan } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { fromCheckItem, type RegistryCheck } from './check-item.ts';

interface Candidate {
  readonly company: StoredRecord;
  /** Absent: it was never checked. */
  readonly last?: RegistryCheck;
}

const isOfUse: Condition = {
  any: [
    { attribute: 'type', op: 'eq', value: 'companies' },
    { attribute: 'type', op: 'eq', value: 'registry-check' },
  ],
};

/**
 * Ids of companies whose last check is the oldest, those that were never checked first. One pass over the table, in which the
 * checks of a company follow it; no more than a few times `most` are remembered.
 * @param isDue whether a company is to be checked at all
 */
export async function findOldestChecked(
  scan: TableScan,
  most: number,
  isDue: (candidate: Candidate) => boolean,
): Promise<readonly string[]> {
  let oldest: Candidate[] = [];
  let current: Candidate | undefined;
  const close = () => {
    if (current && isDue(current)) oldest.push(current);
    if (oldest.length > 4 * most) oldest = oldest.toSorted(byAge).slice(0, most);
  };
  for await (const items of scan.scan({ filter: isOfUse })) {
    for (const item of items) {
      if (isRecord(item)) {
        close();
        current = { company: fromItem(item) };
      } else if (item.sk.startsWith(registryCheckPrefix) && current?.company.id === item.pk) {
        current = { ...current, last: fromCheckItem(item) };
      }
    }
  }
  close();
  return oldest
    .toSorted(byAge)
    .slice(0, most)
    .map(({ company }) => company.id);
}

function isRecord({ sk }: Item): boolean {
  return sk === recordSk;
}

function byAge(one: Candidate, other: Candidate): number {
  const [left = '', right = ''] = [one.last?.at, other.last?.at];
  return left < right ? -1 : Number(left > right);
}
