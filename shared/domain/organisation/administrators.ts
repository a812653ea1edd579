import { Problem } from '#shared/model/problems.ts';
import { userKey } from '#shared/store/keys.ts';
import type { Write } from '#shared/store/table.ts';
import type { Directory, User } from './directory.ts';
import { hasEntryVersion } from './entries.ts';

function isAdministrator({ status, roles }: Pick<User, 'status' | 'roles'>): boolean {
  return status === 'active' && roles.includes('administrator');
}

/**
 * Somebody must be left who can let others in.
 * @param directory read strongly
 * @returns what must still hold when the change is made: two administrators could send each other away at once
 * @throws Problem `user.last_administrator`
 */
export function keepAdministrator(
  directory: Directory,
  before: User,
  after: Pick<User, 'status' | 'roles'>,
): readonly Write[] {
  if (!isAdministrator(before) || isAdministrator(after)) return [];
  const other = [...directory.users.values()].find((user) => user.id !== before.id && isAdministrator(user));
  if (!other) throw new Problem('user.last_administrator');
  return [{ check: userKey(other.id), if: hasEntryVersion(other.version) }];
}
