import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { identifierSchemes } from './identifiers.ts';
import { objectNames } from './objects/definition.ts';
import type { FieldProblemCode, ProblemCode } from './problems.ts';

/** Bodies and words of the routes about imports. */

export const importFormats = ['csv', 'xlsx'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What one import takes. */
export const importLimits = {
  columns: 200,
  csv: { rows: 200_000, bytes: 100_000_000 },
  xlsx: { rows: 20_000, bytes: 20_000_000 },
} as const;

export function formatOf(fileName: string): ImportFormat {
  return /\.xls[xm]$/i.test(fileName) ? 'xlsx' : 'csv';
}

export const encodings = ['utf-8', 'utf-16le', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * By what a row finds the record that it changes. `duplicates`: what the engine of look-alikes is certain of; a scheme
 * narrows `identifiers` to its own numbers.
 */
export const importMatches = [
  'none',
  'id',
  'identifiers',
  'emails',
  'phones',
  'duplicates',
  ...identifierSchemes,
] as const;
export type ImportMatch = (typeof importMatches)[number];

/** What all values of a column look like; `mixed`: not all the same, or nothing in particular. */
export const columnTypes = ['empty', 'number', 'date', 'email', 'phone', 'boolean', 'mixed'] as const;
export type ColumnType = (typeof columnTypes)[number];

/**
 * `new` until there is a plan, which can be made anew until it is carried out. `planning`, `committing` and `undoing` last as
 * long as the work does.
 */
export const importStatuses = ['new', 'planning', 'planned', 'committing', 'committed', 'undoing', 'undone'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Fields that together say which record is meant. */
export const mostMatchFields = 5;

/**
 * What becomes of a row that makes a record which seems to be there already. `update`: the row changes that record. Of what
 * may be the same but need not: `create` makes it all the same, with a word on why, `skip` leaves the row out.
 */
export const certainPolicies = ['refuse', 'update'] as const;
export const likelyPolicies = ['create', 'skip'] as const;
export type CertainPolicy = (typeof certainPolicies)[number];
export type LikelyPolicy = (typeof likelyPolicies)[number];

export const planActions = ['create', 'update', 'skip', 'refuse'] as const;
export type PlanAction = (typeof planActions)[number];

/** Why a run of a feed does not go on by itself, or the feed stands still. */
export const haltReasonCodes = ['no_column', 'no_owner', 'overdue', 'too_many_refused', 'waiver_needed'] as const;

/** Why a row is not taken or not taken back, besides what is wrong with fields and records anywhere. */
export const importReasonCodes = [
  'ambiguous',
  'same_row',
  'too_many_cells',
  'in_use',
  'edited',
  'looks_alike',
  ...haltReasonCodes,
] as const;
export type ImportReasonCode = FieldProblemCode | ProblemCode | (typeof importReasonCodes)[number];

const code = (error: FieldProblemCode) => ({ error });
const fileName = fieldSchema({ name: 'fileName', type: 'text', max: 200 }) as z.ZodMiniType<string>;

export const importSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    fileName,
    /** Bytes; a file of another size is then refused when it is sent. */
    size: z.optional(z.int(code('type')).check(z.gte(1, code('format')))),
  },
  code('type'),
);

/** One way, or targets whose fields have to agree together. */
const matchSchema = z.union(
  [
    z.enum(importMatches, code('option')),
    z
      .array(z.string(code('type')), code('type'))
      .check(z.minLength(1, code('required')), z.maxLength(mostMatchFields, code('too_many'))),
  ],
  code('option'),
);

const duplicatesSchema = z.strictObject(
  {
    certain: z.optional(z.enum(certainPolicies, code('option'))),
    likely: z.optional(z.enum(likelyPolicies, code('option'))),
    /** Why look-alikes are made all the same; the history of the records keeps it. */
    reason: z.optional(fieldSchema({ name: 'reason', type: 'text', max: 300 }) as z.ZodMiniType<string>),
  },
  code('type'),
);

const valuesSchema = z.record(
  z.string(),
  z.record(z.string(), z.nullable(z.string(code('type'))), code('type')),
  code('type'),
);

/** Short name of another system. */
export const systemSchema = z.string(code('type')).check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, code('format')));

const namesSchema = z
  .array(z.string(code('type')), code('type'))
  .check(z.maxLength(importLimits.columns, code('too_many')));

export const planSchema = z.strictObject(
  {
    /** Column → where it goes; null: nowhere. Absent: as proposed. */
    mapping: z.optional(z.record(z.string(), z.nullable(z.string(code('type'))), code('type'))),
    /** Absent: as proposed. */
    match: z.optional(matchSchema),
    duplicates: z.optional(duplicatesSchema),
    /** Column → what stands in it → what that means; null: nothing. */
    values: z.optional(valuesSchema),
    /** The system that the file comes from: its ids are told from those of others by its name. */
    system: z.optional(systemSchema),
    /** Fields that name companies which are made where they are not there yet. */
    create: z.optional(namesSchema),
    /** Fields of new records where their row says nothing. */
    defaults: z.optional(z.record(z.string(), z.unknown(), code('type'))),
    /** Whether people are told of what concerns them, as they are of what is entered by hand; absent: nobody is. */
    notify: z.optional(z.boolean(code('type'))),
    encoding: z.optional(z.enum(encodings, code('option'))),
    delimiter: z.optional(z.enum(delimiters, code('option'))),
    /** Of a workbook. */
    sheet: z.optional(z.string(code('type'))),
  },
  code('type'),
);
export type PlanInput = z.infer<typeof planSchema>;

/** Nothing that an import leaves undone is waived for longer. In days. */
export const longestWaiver = 366;

/** Who carries out a plan with debt says why, and until when it is paid. */
export const waiverSchema = z.strictObject(
  {
    reason: fieldSchema({ name: 'reason', type: 'longText', max: 1000 }) as z.ZodMiniType<string>,
    /** First day on which it counts fully. */
    until: fieldSchema({ name: 'until', type: 'date' }) as z.ZodMiniType<string>,
  },
  code('type'),
);
export type WaiverInput = z.infer<typeof waiverSchema>;

export const commitSchema = z.strictObject({ waiver: z.optional(waiverSchema) }, code('type'));
export type CommitInput = z.infer<typeof commitSchema>;
