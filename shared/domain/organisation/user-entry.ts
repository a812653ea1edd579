import type { AbsenceInput } from '#shared/model/organisation.ts';
import type { FieldProblem } from '#shared/model/problems.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type Directory, isAvailable, type User } from './directory.ts';
import { saveEntry } from './entries.ts';

/** What is kept of a person as data; versions and what is known of sign-ins stand beside it. */
export function dataOf({ version: _version, lastSignInAt: _at, secondFactor: _factor, ...data }: User): Fields {
  return { ...data };
}

/** @throws Problem `write.conflict` */
export async function saveUser(
  context: Context,
  before: User | undefined,
  after: User,
  { alongside = [], reason }: { readonly alongside?: readonly Write[]; readonly reason?: string } = {},
): Promise<User> {
  const version = await saveEntry(context, {
    kind: 'users',
    type: 'user',
    key: userKey(after.id),
    id: after.id,
    ...(before && { before: { version: before.version, data: dataOf(before) } }),
    data: dataOf(after),
    alongside,
    ...(reason !== undefined && { reason }),
  });
  return { ...after, version };
}

/** The same people, with one changed. */
export function withUser(directory: Directory, user: User): Directory {
  return { ...directory, users: new Map([...directory.users, [user.id, user]]) };
}

interface Places {
  readonly departmentId?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly substituteId?: string | null | undefined;
  readonly absence?: AbsenceInput | null | undefined;
}

/** @throws Problem `validation.failed` for departments, roles and people that are not there */
export function requireKnown(directory: Directory, input: Places, self?: string): void {
  const { departmentId, roles = [], substituteId, absence } = input;
  const errors: FieldProblem[] = [];
  if (departmentId !== undefined && !directory.departments.has(departmentId))
    errors.push({ pointer: '/departmentId', code: 'reference' });
  for (const [at, role] of roles.entries())
    if (!directory.roles.has(role)) errors.push({ pointer: `/roles/${at}`, code: 'reference' });
  const isSubstitute = (id: string) => id !== self && isAvailable(directory.users.get(id));
  if (substituteId && !isSubstitute(substituteId)) errors.push({ pointer: '/substituteId', code: 'reference' });
  if (absence?.substituteId !== undefined && !isSubstitute(absence.substituteId))
    errors.push({ pointer: '/absence/substituteId', code: 'reference' });
  if (absence && absence.until < absence.from) errors.push({ pointer: '/absence/until', code: 'format' });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
}
