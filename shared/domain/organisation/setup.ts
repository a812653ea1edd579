import * as z from 'zod/mini';
import { type ReadyDepartment, readyDepartments } from '#shared/model/departments.ts';
import { roleIds } from '#shared/model/ready-roles.ts';
import type { Language } from '#shared/model/tenant.ts';
import { departmentKey, userKey } from '#shared/store/keys/organisation.ts';
import { isAbsent, type Key, type Table, WriteConflict } from '#shared/store/table.ts';

const text = z.string().check(z.minLength(1));

/** Who works here from the beginning: `sub` is the subject in the user pool. */
export const setupSchema = z.strictObject({
  users: z.array(
    z.strictObject({
      sub: text,
      name: text,
      email: z.email(),
      departmentId: z.enum(readyDepartments.map((department) => department.id)),
      roles: z.array(z.enum(roleIds)).check(z.minLength(1)),
    }),
  ),
});
export type Setup = z.infer<typeof setupSchema>;

/**
 * Writes departments and people that are not there yet. People who are there get the roles and the access that are said
 * here; whatever else was changed about them since, and about departments, stays.
 */
export async function setUpOrganisation(table: Table, setup: Setup, language: Language): Promise<void> {
  for (const one of readyDepartments) await addOnce(table, 'department', departmentKey(one.id), nameIn(one, language));
  for (const { sub, ...user } of setup.users) {
    const isNew = await addOnce(table, 'user', userKey(sub), { id: sub, ...user, status: 'active' });
    if (isNew) continue;
    const set = { 'data.roles': user.roles, 'data.status': 'active' };
    await table.write({ update: userKey(sub), set, add: { version: 1 } });
  }
}

function nameIn({ name, ...department }: ReadyDepartment, language: Language) {
  return { ...department, name: name[language] };
}

/** @returns false: it is there */
async function addOnce(table: Table, type: string, key: Key, data: object): Promise<boolean> {
  try {
    await table.write({ put: { ...key, type, shape: 1, version: 1, data }, if: isAbsent });
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}
