import * as z from 'zod/mini';
import { filterOps, objectNames } from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';
import { languages } from './tenant.ts';

/** Bodies and words of the routes about exports. */

/** `jsonl`: one record of the API in each line. */
export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file can be of: a list of an object, or all that there is. */
export const exportedObjects = [...objectNames, 'workspace'] as const;
export type ExportedObject = (typeof exportedObjects)[number];

/** `zip`: the workspace with its files. */
export const fileFormats = [...exportFormats, 'zip'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const exportStatuses = ['running', 'finished', 'failed'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** What one export can ask for. */
export const exportLimits = { filters: 20, fields: 100, relations: 30 } as const;

const code = (error: FieldProblemCode) => ({ error });
const text = (most: number) => z.string(code('type')).check(z.maxLength(most, code('too_long')));
const names = (most: number) =>
  z.array(text(100), code('type')).check(z.minLength(1, code('required')), z.maxLength(most, code('too_many')));

export const exportSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    format: z.enum(exportFormats, code('option')),
    /** As lists take them: `filter[field][op]=value`. */
    filter: z._default(
      z
        .array(
          z.strictObject({ field: text(100), op: z.enum(filterOps, code('option')), value: text(2000) }, code('type')),
          code('type'),
        )
        .check(z.maxLength(exportLimits.filters, code('too_many'))),
      [],
    ),
    /** A field, or `-field` for descending. */
    sort: z.optional(z.nullable(text(100))),
    /** Columns, in order; absent: all that the person may see. */
    fields: z.optional(names(exportLimits.fields)),
    /** `companyId` stands for the record that the field names, `companyId.name` for a field of it. */
    relations: z.optional(names(exportLimits.relations)),
    /** Of names, numbers and dates in the file; absent: that of the request. */
    language: z.optional(z.enum(languages, code('option'))),
  },
  code('type'),
);
export type ExportInput = z.infer<typeof exportSchema>;
