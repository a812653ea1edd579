import { isDeepStrictEqual } from 'node:util';
import { objectNames } from '#shared/model/objects/definition.ts';
import { actions, combineRoles, type Permissions } from '#shared/model/permissions.ts';
import { type Directory, subtreeOf } from '../organisation/directory.ts';
import type { Actor } from './actor.ts';

/** Whether the rights open nothing that the actor's own do not: no more records, actions or fields. */
export function isWithinRights({ permissions: own }: Actor, given: Permissions): boolean {
  return isDeepStrictEqual(combineRoles([own, given]), combineRoles([own]));
}

/** Whether the rights, if they are of somebody in this department, reach only what the actor's own reach. */
export function isWithinDepartments(
  { permissions: own, departmentIds }: Actor,
  given: Permissions,
  departmentId: string,
  directory: Directory,
): boolean {
  const reachesFurther = objectNames.some((object) =>
    actions.some((action) => given.objects[object][action] === 'department' && own.objects[object][action] !== 'all'),
  );
  return !reachesFurther || subtreeOf(directory, departmentId).every((id) => departmentIds.includes(id));
}
