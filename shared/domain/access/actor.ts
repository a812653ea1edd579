import { combineRoles, type Permissions } from '#shared/model/permissions.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { listAbsentFor } from '../organisation/absence.ts';
import type { Directory, User } from '../organisation/directory.ts';
import { subtreeOf } from '../organisation/directory.ts';

/** The person (or job) on whose behalf something is done. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
  readonly permissions: Permissions;
  /** Own department and those below it. */
  readonly departmentIds: readonly string[];
  /** People who are away and for whom this one stands in: their clients are managed together, meanwhile. */
  readonly standsInFor: readonly string[];
}

/** A directory is known for some time, and what it comes to for a person as long, on one day. */
const known = new WeakMap<Directory, WeakMap<User, { readonly day: string | undefined; readonly actor: Actor }>>();

/** @param day it is where the company works; without one nobody is away, and nobody stands in */
export function actorOf(user: User, directory: Directory, day?: string): Actor {
  const actors = known.get(directory) ?? new WeakMap<User, { day: string | undefined; actor: Actor }>();
  const cached = actors.get(user);
  if (cached && cached.day === day) return cached.actor;
  const actor = describeActor(user, directory, day);
  known.set(directory, actors.set(user, { day, actor }));
  return actor;
}

function describeActor(user: User, directory: Directory, day: string | undefined): Actor {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    departmentId: user.departmentId,
    roles: user.roles,
    permissions: combineRoles(
      user.roles.flatMap((role) => directory.roles.get(role) ?? []),
      directory.definitions,
    ),
    departmentIds: subtreeOf(directory, user.departmentId),
    standsInFor: day === undefined ? [] : listAbsentFor(directory, user.id, day),
  };
}

/** Who acts when nobody does: schedules. It may do everything and owns nothing. */
export function systemActor(job: string): Actor {
  return {
    id: `system:${job}`,
    name: job,
    email: '',
    departmentId: '',
    roles: ['administrator'],
    permissions: readyRoles.administrator,
    departmentIds: [],
    standsInFor: [],
  };
}
