import type { Context } from '../context.ts';
import { findCommonHead, isHeadOfAll } from '../organisation/common-head.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';

type Owned = Pick<StoredRecord, 'object' | 'data'>;

/** Account managers of the clients among the records; what else people own is theirs to unite by their rights. */
function managersOf(records: readonly Owned[]): readonly string[] {
  return [...new Set(records.filter(({ object }) => object === 'companies').map(ownerIdOf))];
}

/** Whether it is for the actor to say that clients of several account managers become one. */
export function mayConfirm({ actor, directory }: Context, records: readonly Owned[]): boolean {
  const managers = managersOf(records);
  return managers.length < 2 || isHeadOfAll(actor, directory, managers);
}

/** Who says so instead, where the actor may not; null: nobody in particular. */
export function findConfirmer({ directory }: Context, records: readonly Owned[]) {
  const head = findCommonHead(directory, [...new Set(records.map(ownerIdOf))]);
  return head ? { id: head.id, name: head.name } : null;
}
