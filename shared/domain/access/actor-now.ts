import { combineRoles } from '#shared/model/permissions.ts';
import type { Directory } from '../organisation/directory.ts';
import { type Actor, actorOf } from './actor.ts';

/**
 * Somebody for whom work in the background goes on, with the rights of this moment; one whose access has ended has none.
 * @param day of the workspace
 */
export function actorNow(directory: Directory, userId: string, day: string): Actor {
  const user = directory.users.get(userId);
  if (user?.status === 'active') return actorOf(user, directory, day);
  const { name = userId, email = '', departmentId = '' } = user ?? {};
  return {
    id: userId,
    name,
    email,
    departmentId,
    roles: [],
    departmentIds: [],
    standsInFor: [],
    permissions: combineRoles([]),
  };
}
