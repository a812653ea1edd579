import * as z from 'zod/mini';
import type { FieldProblemCode } from './problems.ts';

const code = (error: FieldProblemCode) => ({ error });

/** A number of a firm that is not entered yet. */
export const lookUpSchema = z.strictObject(
  {
    scheme: z.enum(['FR-SIREN', 'FR-SIRET', 'EU-VAT'], code('option')),
    value: z.string(code('type')).check(z.maxLength(40, code('too_long'))),
  },
  code('type'),
);
