import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { objectNames } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

/** Bodies of the routes about people and departments. */

export const userStatuses = ['active', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** More would not fit into one page of a list, which reads one partition per department. */
export const mostDepartments = 15;

const code = (error: FieldProblemCode) => ({ error });

const name = fieldSchema({ name: 'name', type: 'text', max: 120 }) as z.ZodMiniType<string>;
const id = fieldSchema({ name: 'id', type: 'text', max: 60 }) as z.ZodMiniType<string>;
const day = fieldSchema({ name: 'day', type: 'date' }) as z.ZodMiniType<string>;
const moment = fieldSchema({ name: 'moment', type: 'dateTime' }) as z.ZodMiniType<string>;
const email = z
  .string(code('type'))
  .check(z.trim(), z.toLowerCase(), z.maxLength(254, code('too_long')), z.email(code('format')));
const roles = z.array(id, code('type')).check(z.minLength(1, code('required')), z.maxLength(10, code('too_many')));

export const inviteSchema = z.strictObject({ email, name, departmentId: id, roles }, code('type'));

/** First and last day away, and who stands in. */
export const absenceSchema = z.strictObject({ from: day, until: day, substituteId: z.optional(id) }, code('type'));

/** JSON merge patch: null clears what may be absent. */
export const userPatchSchema = z.strictObject(
  {
    name: z.optional(name),
    departmentId: z.optional(id),
    roles: z.optional(roles),
    status: z.optional(z.enum(userStatuses, code('option'))),
    /** Who stands in for the person. */
    substituteId: z.optional(z.nullable(id)),
    absence: z.optional(z.nullable(absenceSchema)),
  },
  code('type'),
);

/** Successors of all kinds of records, or of each kind. */
export const leaveSchema = z.strictObject(
  {
    successors: z.optional(
      z.union([id, z.partialRecord(z.enum(objectNames, code('unknown_field')), id)], code('type')),
    ),
    dryRun: z.optional(z.boolean(code('type'))),
  },
  code('type'),
);

/** What a key may live at most, in days. */
export const longestKeyDays = 366;

/** More keys at once would be a sign that they are not taken back. */
export const mostApiKeys = 50;

export const apiKeySchema = z.strictObject({ name, roles, departmentId: id, expiresAt: moment }, code('type'));

export const apiKeyStates = ['active', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof apiKeyStates)[number];

export const departmentSchema = z.strictObject({ name, parentId: id }, code('type'));
export const departmentPatchSchema = z.strictObject({ name: z.optional(name), parentId: z.optional(id) }, code('type'));

export type AbsenceInput = z.infer<typeof absenceSchema>;
export type Invite = z.infer<typeof inviteSchema>;
export type UserPatch = z.infer<typeof userPatchSchema>;
export type Leave = z.infer<typeof leaveSchema>;
