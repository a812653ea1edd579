import { actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { isAbsentOn, presentSubstitute } from './absence.ts';
import { dayIn } from './calendar.ts';
import { type Directory, isAvailable, type User } from './directory.ts';

export interface EffectiveManager {
  readonly user: User;
  /** In what capacity: the account manager, who stands in while they are away, or the head of their department. */
  readonly as: 'manager' | 'substitute' | 'head';
}

type Here = Pick<Context, 'directory' | 'tenant' | 'now'>;

/** A client, as far as it says who answers for it; a company record is one. */
export interface Managed {
  readonly accountManagerId: string;
  /** Where the client stands when nobody knows the manager any more. */
  readonly departmentId: string;
}

/**
 * Who answers for a client now: its account manager; while they are away, who stands in for them; when they have left, or
 * nobody stands in, the head of their department. `undefined` when there is nobody.
 */
export function findEffectiveManager(context: Here, client: Managed): EffectiveManager | undefined {
  const { directory } = context;
  const manager = directory.users.get(client.accountManagerId);
  const isThere = manager !== undefined && isAvailable(manager);
  const day = todayOf(context);
  if (isThere && !isAbsentOn(manager, day)) return { user: manager, as: 'manager' };
  const substitute = isThere ? presentSubstitute(directory, manager, day) : undefined;
  if (substitute) return { user: substitute, as: 'substitute' };
  const head = findHead(directory, manager?.departmentId ?? client.departmentId, client.accountManagerId);
  if (head) return { user: head, as: 'head' };
  return isThere ? { user: manager, as: 'manager' } : undefined;
}

/** The day it is where the company works. */
export function todayOf({ tenant, now }: Pick<Context, 'tenant' | 'now'>): string {
  return dayIn(tenant.timeZone, now());
}

/**
 * Who heads a department: the person in it whose right to change clients reaches over the department or further; where it
 * has none, the department above it says who. A right over the department goes before one over everything, and who
 * configures the workspace comes last.
 * @param except who is not their own head
 */
export function findHead(directory: Directory, departmentId: string, except?: string): User | undefined {
  const met = new Set<string>();
  for (let id: string | undefined = departmentId; id !== undefined && !met.has(id); ) {
    const head = headIn(directory, id, except);
    if (head) return head;
    met.add(id);
    id = directory.departments.get(id)?.parentId;
  }
  return undefined;
}

function headIn(directory: Directory, departmentId: string, except: string | undefined): User | undefined {
  const heads = [...directory.users.values()]
    .filter((user) => user.departmentId === departmentId && user.id !== except && isAvailable(user))
    .flatMap((user) => {
      const { objects, capabilities } = actorOf(user, directory).permissions;
      const reach = objects.companies.edit;
      if (reach !== 'department' && reach !== 'all') return [];
      return [{ user, rank: (reach === 'all' ? 1 : 0) + (capabilities.includes('configure') ? 2 : 0) }];
    });
  return heads.toSorted((one, other) => one.rank - other.rank || (one.user.id < other.user.id ? -1 : 1))[0]?.user;
}
