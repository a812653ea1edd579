import * as z from 'zod/mini';
import { type ReadyDepartment, readyDepartments } from '#shared/model/departments.ts';
import { roleIds } from '#shared/model/permissions.ts';
import type { Language } from '#shared/model/tenant.ts';
import { departmentKey, userKey } from '#shared/store/keys.ts';
import type { Key, Table } from '#shared/store/table.ts';

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

/** Writes departments and people; said twice, it changes nothing the second time. */
export async function setUpOrganisation(table: Table, setup: Setup, language: Language): Promise<void> {
  await table.writeMany([
    ...readyDepartments.map((one) => put('department', departmentKey(one.id), nameIn(one, language))),
    ...setup.users.map(({ sub, ...user }) => put('user', userKey(sub), { id: sub, ...user })),
  ]);
}

function nameIn({ name, ...department }: ReadyDepartment, language: Language) {
  return { ...department, name: name[language] };
}

function put(type: string, key: Key, data: object) {
  return { put: { ...key, type, shape: 1, data } };
}
