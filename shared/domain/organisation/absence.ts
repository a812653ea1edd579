import { type Directory, isAvailable, type User } from './directory.ts';

/** Nothing is stored when an absence begins or ends: it follows from its dates. @param day in the workspace's time zone */
export function isAbsentOn({ absence }: Pick<User, 'absence'>, day: string): boolean {
  return absence !== undefined && absence.from <= day && day <= absence.until;
}

export function substituteIdOf({ absence, substituteId }: Pick<User, 'absence' | 'substituteId'>): string | undefined {
  return absence?.substituteId ?? substituteId;
}

/** Who stands in for somebody away: the substitute, or theirs if they are away as well. */
export function presentSubstitute(directory: Directory, absent: User, day: string): User | undefined {
  const met = new Set([absent.id]);
  let next = directory.users.get(substituteIdOf(absent) ?? '');
  while (next && isAvailable(next) && !met.has(next.id)) {
    if (!isAbsentOn(next, day)) return next;
    met.add(next.id);
    next = directory.users.get(substituteIdOf(next) ?? '');
  }
  return undefined;
}

/** Ids of those who are away on that day, and for whom this person stands in. */
export function listAbsentFor(directory: Directory, userId: string, day: string): readonly string[] {
  const away = [...directory.users.values()].filter((user) => isAvailable(user) && isAbsentOn(user, day));
  return away.filter((user) => presentSubstitute(directory, user, day)?.id === userId).map(({ id }) => id);
}
