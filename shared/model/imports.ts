import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { identifierSchemes } from './identifiers.ts';
import { objectNames } from './objects/definition.ts';
import type { FieldProblemCode, ProblemCode } from './problems.ts';

/** Bodies and words of the routes about imports. */

/** What one import takes. */
export const importLimits = { rows: 5000, bytes: 10_000_000, columns: 200 } as const;

export const encodings = ['utf-8', 'utf-16le', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** By what a row finds the record that it changes; a scheme narrows `identifiers` to its own numbers. */
export const importMatches = ['none', 'id', 'identifiers', 'emails', 'phones', ...identifierSchemes] as const;
export type ImportMatch = (typeof importMatches)[number];

/**
 * `new` until there is a plan, which can be made anew until it is carried out. `committing` and `undoing` last as long as
 * the work in the background does.
 */
export const importStatuses = ['new', 'planned', 'committing', 'committed', 'undoing', 'undone'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const planActions = ['create', 'update', 'skip', 'refuse'] as const;
export type PlanAction = (typeof planActions)[number];

/** Why a row is not taken or not taken back, besides what is wrong with fields and records anywhere. */
export const importReasonCodes = ['ambiguous', 'same_row', 'too_many_cells', 'in_use', 'edited'] as const;
export type ImportReasonCode = FieldProblemCode | ProblemCode | (typeof importReasonCodes)[number];

const code = (error: FieldProblemCode) => ({ error });
const fileName = fieldSchema({ name: 'fileName', type: 'text', max: 200 }) as z.ZodMiniType<string>;

export const importSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    fileName,
    /** Bytes; a file of another size is then refused when it is sent. */
    size: z.optional(z.int(code('type')).check(z.gte(1, code('format')), z.lte(importLimits.bytes, code('too_long')))),
  },
  code('type'),
);

export const planSchema = z.strictObject(
  {
    /** Column → where it goes; null: nowhere. Absent: as proposed. */
    mapping: z.optional(z.record(z.string(), z.nullable(z.string(code('type'))), code('type'))),
    /** Absent: as proposed. */
    match: z.optional(z.enum(importMatches, code('option'))),
    /** Fields of new records where their row says nothing. */
    defaults: z.optional(z.record(z.string(), z.unknown(), code('type'))),
    encoding: z.optional(z.enum(encodings, code('option'))),
    delimiter: z.optional(z.enum(delimiters, code('option'))),
  },
  code('type'),
);
export type PlanInput = z.infer<typeof planSchema>;
