import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import {
  type FieldDefinition,
  type FilterOp,
  filterOps,
  type ObjectDefinition,
  type ObjectName,
  objectNames,
  systemColumns,
} from './objects/definition.ts';
import type { FieldProblemCode } from './problems.ts';

/** One filter of a list, as its address has it: `filter[field][op]=value`, where `me` stands for whoever looks. */
export interface ViewFilter {
  readonly field: string;
  readonly op: FilterOp;
  readonly value: string;
}

export interface ViewContent {
  readonly filter: readonly ViewFilter[];
  /** A field, or `-field` for descending; absent: the order of the list. */
  readonly sort?: string;
  /** In order; none: those of the definition. */
  readonly columns: readonly string[];
}

/** A list as somebody wants to find it again. */
export interface View extends ViewContent {
  readonly id: string;
  readonly object: ObjectName;
  readonly name: string;
  /** Seen by everybody who may list the object; else by its author alone. */
  readonly shared: boolean;
  readonly author: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly updatedAt: string;
  /** Whether the reader may change it. */
  readonly editable: boolean;
  /** False: what it filters by is not there any more, or not for the reader; its filter is not told then. */
  readonly usable: boolean;
}

/** Of one person, and shared in the workspace. */
export const maxViews = 100;
const maxFilters = 20;
const maxColumns = 60;
/** Of all filters together, in characters: views are read often and all at once. */
const maxFilterLength = 2000;

const code = (error: FieldProblemCode) => ({ error });
const plainText = (most: number) =>
  z.string(code('type')).check(
    z.maxLength(most, code('too_long')),
    z.refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), code('characters')),
  );
const name = fieldSchema({ name: 'name', type: 'text', max: 80 }) as z.ZodMiniType<string>;
const filter = z
  .array(
    z.strictObject(
      { field: plainText(60), op: z.enum(filterOps, code('option')), value: plainText(maxFilterLength) },
      code('type'),
    ),
    code('type'),
  )
  .check(
    z.maxLength(maxFilters, code('too_many')),
    z.refine((all) => all.reduce((sum, { value }) => sum + value.length, 0) <= maxFilterLength, code('too_long')),
  );
const sort = plainText(60);
const columns = z.array(plainText(60), code('type')).check(z.maxLength(maxColumns, code('too_many')));
const shared = z.boolean(code('type'));

export const viewSchema = z.strictObject(
  {
    object: z.enum(objectNames, code('option')),
    name,
    filter: z._default(filter, []),
    sort: z.optional(z.nullable(sort)),
    columns: z._default(columns, []),
    shared: z._default(shared, false),
  },
  code('type'),
);

/** JSON merge patch: lists are replaced whole, null takes the order away. */
export const viewPatchSchema = z.strictObject(
  {
    name: z.optional(name),
    filter: z.optional(filter),
    sort: z.optional(z.nullable(sort)),
    columns: z.optional(columns),
    shared: z.optional(shared),
  },
  code('type'),
);

export const chosenColumnsSchema = z.strictObject({ columns }, code('type'));

/** All that a list of the object can show. */
export function columnFields({ fields }: ObjectDefinition): readonly FieldDefinition[] {
  return [...fields, ...systemColumns];
}
