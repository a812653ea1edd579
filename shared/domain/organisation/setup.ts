import * as z from 'zod/mini';
import { roleIds } from '#shared/model/permissions.ts';
import { departmentKey, userKey } from '#shared/store/keys.ts';
import type { Item, Table } from '#shared/store/table.ts';

export const setupSchema = z.strictObject({
  departments: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
      name: z.string().check(z.minLength(1)),
      parentId: z.optional(z.string()),
    }),
  ),
  users: z.array(
    z.strictObject({
      id: z.string().check(z.minLength(1)),
      name: z.string().check(z.minLength(1)),
      email: z.email(),
      departmentId: z.string(),
      roles: z.array(z.enum(roleIds)).check(z.minLength(1)),
    }),
  ),
});
export type Setup = z.infer<typeof setupSchema>;

/** Writes people and departments; said twice, it changes nothing the second time. */
export async function setUpOrganisation(table: Table, setup: Setup): Promise<void> {
  await table.writeMany([
    ...setup.departments.map((department) => put('department', departmentKey(department.id), department)),
    ...setup.users.map((user) => put('user', userKey(user.id), user)),
  ]);
}

function put(type: string, key: { readonly pk: string; readonly sk: string }, data: object): { put: Item } {
  return { put: { ...key, type, shape: 1, data } };
}
