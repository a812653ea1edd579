import * as z from 'zod/mini';
import type { FieldProblemCode } from './problems.ts';

/** Giving clients whom nobody talks to any more to the head of the department. */

const code = (error: FieldProblemCode) => ({ error });

/** Days before a client is released on which its account manager is warned, the first one first. */
export const releaseWarnings = [14, 3] as const;

export const fewestDays = 30;
export const mostDays = 1095;
export const usualDays = 180;

export const clientReleaseSchema = z.strictObject(
  {
    enabled: z.boolean(code('type')),
    /** Without two-way contact. */
    days: z.optional(z.int(code('type')).check(z.gte(fewestDays, code('invalid')), z.lte(mostDays, code('invalid')))),
  },
  code('type'),
);
