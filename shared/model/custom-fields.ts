import * as z from 'zod/mini';
import { customPrefix } from './custom-values.ts';
import { fieldSchema } from './field-schemas.ts';
import {
  type FieldDefinition,
  type FieldType,
  type LocalizedText,
  type ObjectName,
  objectNames,
} from './objects/definition.ts';
import { type FieldProblem, type FieldProblemCode, Problem } from './problems.ts';
import { languages } from './tenant.ts';
import { checkBody } from './validation.ts';

/** Types that a workspace can give its own fields. */
export const customTypes = [
  'text',
  'longText',
  'boolean',
  'enum',
  'enums',
  'integer',
  'decimal',
  'date',
  'dateTime',
  'reference',
  'urls',
] as const satisfies readonly FieldType[];
export type CustomType = (typeof customTypes)[number];

export interface CustomOption {
  readonly value: string;
  readonly label: LocalizedText;
  /** Kept where it stands, no longer offered. */
  readonly retired?: true;
}

/** A field that a workspace has added to an object. */
export interface CustomField {
  readonly name: string;
  readonly type: CustomType;
  readonly label: LocalizedText;
  /** What the values are used for: shown where they are entered. */
  readonly purpose?: LocalizedText;
  readonly required?: true;
  readonly unique?: true;
  readonly options?: readonly CustomOption[];
  readonly to?: ObjectName | 'users';
  /** Lists can be narrowed by it. */
  readonly filter?: true;
  /** Records are found by it. */
  readonly searched?: true;
  readonly personal?: true;
  readonly form: 'main' | 'more';
  readonly column?: true;
  /** No longer asked for or shown; what it held is kept, and back when it is. */
  readonly retired?: true;
}

/** More would make forms that nobody fills in. */
export const mostCustomFields = 50;
const mostOptions = 100;

const code = (error: FieldProblemCode) => ({ error });
const label = (max: number) => fieldSchema({ name: 'label', type: 'text', max }) as z.ZodMiniType<string>;
const words = (max: number) =>
  z.union(
    [
      label(max),
      z.strictObject(
        Object.fromEntries(languages.map((language) => [language, label(max)])) as Record<
          (typeof languages)[number],
          z.ZodMiniType<string>
        >,
        code('type'),
      ),
    ],
    code('type'),
  );
const flag = z.optional(z.boolean(code('type')));
const option = z.strictObject(
  {
    value: z.string(code('type')).check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, code('format'))),
    label: words(80),
    retired: flag,
  },
  code('type'),
);

export const customFieldSchema = z.strictObject(
  {
    name: z.string(code('type')).check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, code('format'))),
    type: z.enum(customTypes, code('option')),
    label: words(80),
    purpose: z.optional(words(200)),
    required: flag,
    unique: flag,
    options: z.optional(
      z.array(option, code('type')).check(z.minLength(1, code('required')), z.maxLength(mostOptions, code('too_many'))),
    ),
    to: z.optional(z.enum([...objectNames, 'users'], code('option'))),
    filter: flag,
    searched: flag,
    personal: flag,
    form: z.optional(z.enum(['main', 'more'], code('option'))),
    column: flag,
    retired: flag,
  },
  code('type'),
);

/** @throws Problem `validation.failed` */
export function readCustomField(body: unknown): CustomField {
  const { form = 'more', options, ...input } = checkBody(customFieldSchema, body);
  const flags = Object.entries(input).filter(([, value]) => value !== false && value !== undefined);
  const kept = options?.map(({ retired, ...one }) => (retired ? { ...one, retired } : one));
  const field = { ...Object.fromEntries(flags), form, ...(kept && { options: kept }) } as unknown as CustomField;
  const errors = findFaults(field);
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return field;
}

const uniqueTypes: readonly CustomType[] = ['text', 'integer', 'date'];
const searchedTypes: readonly CustomType[] = ['text'];
const choiceTypes: readonly CustomType[] = ['enum', 'enums'];

function findFaults({ type, options, to, unique, searched }: CustomField): readonly FieldProblem[] {
  const isChoice = choiceTypes.includes(type);
  const values = options?.map(({ value }) => value) ?? [];
  const repeated = values.findIndex((value, at) => values.indexOf(value) < at);
  const faults: readonly (readonly [boolean, FieldProblem])[] = [
    [isChoice && !options, { pointer: '/options', code: 'required' }],
    [!isChoice && options !== undefined, { pointer: '/options', code: 'contradiction' }],
    [repeated >= 0, { pointer: `/options/${repeated}/value`, code: 'contradiction' }],
    [type === 'reference' && !to, { pointer: '/to', code: 'required' }],
    [type !== 'reference' && to !== undefined, { pointer: '/to', code: 'contradiction' }],
    [unique === true && !uniqueTypes.includes(type), { pointer: '/unique', code: 'contradiction' }],
    [searched === true && !searchedTypes.includes(type), { pointer: '/searched', code: 'contradiction' }],
  ];
  return faults.flatMap(([isFault, problem]) => (isFault ? [problem] : []));
}

const longest: Partial<Readonly<Record<CustomType, number>>> = {
  text: 200,
  longText: 1000,
  enums: mostOptions,
  urls: 10,
};

/** The field as one of the object's definition. */
export function toFieldDefinition(field: CustomField): FieldDefinition {
  const {
    name,
    type,
    label: words,
    purpose,
    options,
    to,
    form,
    required,
    unique,
    filter,
    searched,
    personal,
    column,
  } = field;
  const max = longest[type];
  return {
    name: customPrefix + name,
    type,
    label: words,
    ...(purpose !== undefined && { purpose }),
    ...(required && { required }),
    ...(unique && { unique }),
    ...(max !== undefined && { max }),
    ...(options && {
      options: options.filter(({ retired }) => !retired).map(({ value }) => value),
      optionLabels: Object.fromEntries(options.map((one) => [one.value, one.label])),
    }),
    ...(to && { to }),
    ...(filter && { filter: filtersOf(type) }),
    ...(searched && { match: 'name' as const }),
    ...(personal && { personal }),
    form,
    ...(column && { column }),
  };
}

function filtersOf(type: CustomType): NonNullable<FieldDefinition['filter']> {
  switch (type) {
    case 'date':
    case 'dateTime':
    case 'integer':
      return ['eq', 'lt', 'lte', 'gt', 'gte'];
    case 'boolean':
    case 'enums':
      return ['eq'];
    default:
      return ['eq', 'in'];
  }
}
