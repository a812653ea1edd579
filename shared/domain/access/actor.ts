import { combineRoles, type Permissions } from '#shared/model/permissions.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
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
}

/** A directory is known for some time, and what it comes to for a person as long. */
const known = new WeakMap<Directory, WeakMap<User, Actor>>();

export function actorOf(user: User, directory: Directory): Actor {
  const actors = known.get(directory) ?? new WeakMap<User, Actor>();
  const actor = actors.get(user) ?? describeActor(user, directory);
  known.set(directory, actors.set(user, actor));
  return actor;
}

function describeActor(user: User, directory: Directory): Actor {
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
  };
}
