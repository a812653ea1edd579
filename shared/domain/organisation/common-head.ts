import type { Actor } from '../access/actor.ts';
import { type Directory, isAvailable, type User } from './directory.ts';
import { findHead } from './effective-manager.ts';

/** The lowest department that is, or stands above, all of these. */
function findCommonDepartment(directory: Directory, departmentIds: readonly string[]): string | undefined {
  const [first, ...others] = departmentIds.map((id) => listUpwards(directory, id));
  return first?.find((id) => others.every((chain) => chain.includes(id)));
}

/** The department and those above it; a loop ends where it was met before. */
function listUpwards({ departments }: Directory, departmentId: string): readonly string[] {
  const met = new Set<string>();
  for (let id: string | undefined = departmentId; id !== undefined && !met.has(id); ) {
    met.add(id);
    id = departments.get(id)?.parentId;
  }
  return [...met];
}

function departmentsOf({ users }: Directory, userIds: readonly string[]): readonly string[] {
  return userIds.flatMap((id) => users.get(id)?.departmentId ?? []);
}

/** Who heads all of these people: the head of the lowest department that they have in common. */
export function findCommonHead(directory: Directory, userIds: readonly string[]): User | undefined {
  const department = findCommonDepartment(directory, departmentsOf(directory, userIds));
  return department === undefined ? undefined : findHead(directory, department);
}

/**
 * Whether the actor decides what concerns several people: as their common head, as who stands in for that, as a head above,
 * or as who configures the workspace. Where there is no common head, everybody who has the right to do it.
 */
export function isHeadOfAll(actor: Actor, directory: Directory, userIds: readonly string[]): boolean {
  const department = findCommonDepartment(directory, departmentsOf(directory, userIds));
  const head = department === undefined ? undefined : findHead(directory, department);
  if (department === undefined || !head || !isAvailable(head)) return true;
  if (head.id === actor.id || actor.standsInFor.includes(head.id)) return true;
  const { objects, capabilities } = actor.permissions;
  const isHead = objects.companies.edit === 'department' || objects.companies.edit === 'all';
  return (
    capabilities.includes('configure') || (isHead && listUpwards(directory, department).includes(actor.departmentId))
  );
}
