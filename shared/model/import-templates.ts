import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { planSchema } from './imports.ts';
import { objectNames } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

/** Mappings that are kept, to be used again for files with the same header. */

export const mostTemplates = 100;

const code = (error: FieldProblemCode) => ({ error });

/** Of a plan what depends on the header of a file, and not on one file. */
const { values, system, create, match, duplicates } = planSchema.shape;

export const templateSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    name: fieldSchema({ name: 'name', type: 'text', max: 80 }) as z.ZodMiniType<string>,
    /** Column → where it goes. */
    mapping: z.record(z.string(), z.string(code('type')), code('type')),
    match,
    duplicates,
    values,
    system,
    create,
  },
  code('type'),
);
export type TemplateInput = z.infer<typeof templateSchema>;

/** A template as it is used: the ready ones belong to nobody. */
export interface ImportTemplate extends TemplateInput {
  readonly id: string;
  readonly createdAt?: string;
  readonly createdBy?: string;
  /** Columns without which a file is not of this kind; absent: most of those that are mapped. */
  readonly marks?: readonly string[];
}
