import type { Context } from '../context.ts';
import { isAvailable, type User } from '../organisation/directory.ts';
import { findHead } from '../organisation/effective-manager.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Who gets clients of this one's account manager: the head of their department. Clients of heads stay with them. */
export function findPool({ directory }: Context, company: StoredRecord): User | undefined {
  const manager = directory.users.get(ownerIdOf(company));
  if (!manager || !isAvailable(manager)) return undefined;
  const head = findHead(directory, manager.departmentId);
  return head?.id === manager.id ? undefined : head;
}
