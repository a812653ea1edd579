import { Problem } from '#shared/model/problems.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import type { Write } from '#shared/store/table.ts';
import { type Directory, isAvailable, type User } from './directory.ts';
import { hasEntryVersion } from './entries.ts';

type Standing = Pick<User, 'status' | 'roles' | 'apiKey' | 'form'>;

function isAdministrator(user: Standing): boolean {
  return isAvailable(user) && user.roles.includes('administrator');
}

/** Ids of those who can let others in. */
export function listAdministrators({ users }: Pick<Directory, 'users'>): readonly string[] {
  return [...users.values()].filter(isAdministrator).map(({ id }) => id);
}

/**
 * Somebody must be left who can let others in.
 * @param directory read strongly
 * @returns what must still hold when the change is made: two administrators could send each other away at once
 * @throws Problem `user.last_administrator`
 */
export function keepAdministrator(directory: Directory, before: User, after: Standing): readonly Write[] {
  if (!isAdministrator(before) || isAdministrator(after)) return [];
  const other = [...directory.users.values()].find((user) => user.id !== before.id && isAdministrator(user));
  if (!other) throw new Problem('user.last_administrator');
  return [{ check: userKey(other.id), if: hasEntryVersion(other.version) }];
}
