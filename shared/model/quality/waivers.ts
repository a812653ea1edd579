import * as z from 'zod/mini';
import { fieldSchema } from '../field-schemas.ts';
import type { FieldProblemCode } from '../problems.ts';
import { qualityRules } from './quality.ts';

const code = (error: FieldProblemCode) => ({ error });
const text = fieldSchema({ name: 'reason', type: 'longText', max: 1000 }) as z.ZodMiniType<string>;

/** `asked`: it waits for the head of whose record it is; only what is `granted` keeps points. */
export const waiverStates = ['asked', 'granted', 'declined'] as const;
export type WaiverState = (typeof waiverStates)[number];

/** `mine`: what the caller asked for; `toDecide`: what waits for the caller; `granted`: what those of whom the caller is the head need not mend. */
export const waiverBoxes = ['mine', 'toDecide', 'granted'] as const;
export type WaiverBox = (typeof waiverBoxes)[number];

/** That a rule is not to count for a field of one record, for a reason, until a day. */
export const waiverSchema = z.strictObject(
  {
    field: z.string(code('type')).check(z.maxLength(80, code('too_long'))),
    rule: z.enum(qualityRules, code('option')),
    reason: text,
    /** First day on which it counts again. */
    until: fieldSchema({ name: 'until', type: 'date' }) as z.ZodMiniType<string>,
  },
  code('type'),
);

export const grantSchema = z.strictObject({}, code('type'));
export const declineWaiverSchema = z.strictObject({ reason: text }, code('type'));

/** Nothing is waived for longer. In days. */
export const longestWaiver = 366;
