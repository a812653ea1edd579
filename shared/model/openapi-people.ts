import * as z from 'zod/mini';
import type { Json } from './openapi-bodies.ts';
import { departmentPatchSchema, departmentSchema, inviteSchema, leaveSchema, userPatchSchema } from './organisation.ts';
import { roleSchema } from './roles.ts';
import type { OperationId } from './routes.ts';

type Described = Partial<Readonly<Record<OperationId, Json>>>;

const text: Json = { type: 'string' };
const texts = (...names: readonly string[]): Json => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, text])),
  additionalProperties: false,
});

/** What the routes about sign-in, people and departments take. */
export const peopleBodies: Described = {
  login: texts('email', 'password'),
  refreshToken: texts('refreshToken'),
  setFirstPassword: texts('email', 'session', 'newPassword'),
  forgetPassword: texts('email'),
  resetPassword: texts('email', 'code', 'newPassword'),
  inviteUser: describe(inviteSchema),
  updateUser: describe(userPatchSchema),
  leaveUser: describe(leaveSchema),
  createDepartment: describe(departmentSchema),
  updateDepartment: describe(departmentPatchSchema),
  createRole: describe(roleSchema),
  updateRole: { ...describe(roleSchema), required: [] },
};

/** Status of what they answer, where it is not 200. */
export const peopleStatuses: Partial<Readonly<Record<OperationId, number>>> = {
  inviteUser: 201,
  createDepartment: 201,
  createRole: 201,
  forgetPassword: 202,
};

function describe(schema: z.core.$ZodType): Json {
  const { $schema: _draft, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
