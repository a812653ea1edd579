import * as z from 'zod/mini';
import { fieldSchema } from '../field-schemas.ts';
import type { FieldProblemCode } from '../problems.ts';

const code = (error: FieldProblemCode) => ({ error });

/**
 * What people say of a field without changing it. `notKnown`: it is empty, and to be asked about again on `askOn`;
 * `confirmed`: it holds what is still right.
 */
export const fieldAnswers = ['notKnown', 'confirmed'] as const;
export type FieldAnswer = (typeof fieldAnswers)[number];

export const answerSchema = z.strictObject(
  {
    field: z.string(code('type')),
    answer: z.enum(fieldAnswers, code('option')),
    askOn: z.optional(fieldSchema({ name: 'askOn', type: 'date' }) as z.ZodMiniType<string>),
  },
  code('type'),
);

/** Nobody puts a question off for longer. In days. */
export const longestUnknown = 366;

/** When nothing else is said, it is asked again after so many days. */
export const usualUnknown = 30;
