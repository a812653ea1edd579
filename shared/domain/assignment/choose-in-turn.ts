import type { PassedOver, Team } from '#shared/model/assignment.ts';
import { actorOf } from '../access/actor.ts';
import { isAbsentOn } from '../organisation/absence.ts';
import { type Directory, isAvailable, subtreeOf, type User } from '../organisation/directory.ts';

/** When each of a team was last given something: the number of the turn. */
export interface Turns {
  /** How many there were. */
  readonly turn: number;
  /** By person; who is not named never had one. */
  readonly last: Readonly<Record<string, number>>;
}

export const noTurns: Turns = { turn: 0, last: {} };

export interface InTurn {
  readonly chosen?: User;
  /** Those whose turn was before, and who could not be asked. */
  readonly passedOver: readonly PassedOver[];
}

/**
 * Who of a team is next: of those who are there, the one who has waited longest; of equals the first named. As long as the
 * same people are there it goes round, and who comes back from an absence gets one, not all that they missed. Pure.
 * @param day it is where the company works
 */
export function chooseInTurn(directory: Directory, day: string, team: Team, { last }: Turns): InTurn {
  const order = membersOf(directory, team).toSorted((one, other) => (last[one] ?? 0) - (last[other] ?? 0));
  const passedOver: PassedOver[] = [];
  for (const id of order) {
    const user = directory.users.get(id);
    const obstacle = findObstacle(directory, day, id, user);
    if (!obstacle) return { ...(user && { chosen: user }), passedOver };
    passedOver.push(obstacle);
  }
  return { passedOver };
}

export function takeTurn({ turn, last }: Turns, userId: string): Turns {
  return { turn: turn + 1, last: { ...last, [userId]: turn + 1 } };
}

/** Those named, then those who work in the departments, by id. */
export function membersOf(directory: Directory, { userIds, departmentIds }: Team): readonly string[] {
  const within = new Set(departmentIds.flatMap((id) => subtreeOf(directory, id)));
  const there = [...directory.users.values()].filter((user) => within.has(user.departmentId) && isAvailable(user));
  const workers = there.filter((user) => reachOf(directory, user) !== 'none');
  // A department's leads are for those who work on their own ones; who heads it takes them where there is nobody else.
  const sellers = workers.filter((user) => reachOf(directory, user) === 'own');
  const ofDepartments = (sellers.length > 0 ? sellers : workers).map(({ id }) => id).toSorted();
  return [...new Set([...userIds, ...ofDepartments])];
}

/** Whether somebody can be given leads at all: roles change. */
export function worksOnLeads(directory: Directory, user: User): boolean {
  return isAvailable(user) && reachOf(directory, user) !== 'none';
}

function reachOf(directory: Directory, user: User) {
  return actorOf(user, directory).permissions.objects.leads.edit;
}

function findObstacle(
  directory: Directory,
  day: string,
  userId: string,
  user: User | undefined,
): PassedOver | undefined {
  if (!user || !isAvailable(user)) return { userId, reason: 'left' };
  if (!worksOnLeads(directory, user)) return { userId, reason: 'rights' };
  if (!isAbsentOn(user, day)) return undefined;
  return { userId, reason: 'absent', ...(user.absence && { until: user.absence.until }) };
}
