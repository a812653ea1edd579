import * as z from 'zod/mini';
import { flattenCustom, nestCustom } from './custom-values.ts';
import { fieldSchema } from './field-schemas.ts';
import { checkIdentifier, findContradictions, isIdentifierScheme, normaliseIdentifier } from './identifiers.ts';
import type { FieldDefinition, ObjectDefinition } from './objects/definition.ts';
import { type FieldProblem, type FieldProblemCode, fieldProblemCodes, Problem } from './problems.ts';
import type { Fields, Identifier } from './records.ts';

type Mode = 'create' | 'patch';

const compiled: Readonly<Record<Mode, WeakMap<ObjectDefinition, z.core.$ZodType>>> = {
  create: new WeakMap(),
  patch: new WeakMap(),
};

/** The shape of a body that creates or changes (JSON merge patch: null clears) a record of the object. */
export function bodySchema(definition: ObjectDefinition, mode: Mode): z.core.$ZodType {
  let schema = compiled[mode].get(definition);
  if (!schema) {
    const fields = definition.fields.filter((field) => !field.readOnly);
    const { custom, ...members } = nestCustom(membersOf(fields, mode));
    schema = z.strictObject(
      { ...members, ...(custom !== undefined && { custom: customSchema(custom, mode) }) } as Members,
      {
        error: 'type',
      },
    );
    compiled[mode].set(definition, schema);
  }
  return schema;
}

type Members = Record<string, z.core.$ZodType>;

function membersOf(fields: readonly FieldDefinition[], mode: Mode): Members {
  return Object.fromEntries(
    fields.map((field) => {
      const value = fieldSchema(field);
      if (mode === 'create') return [field.name, field.required ? value : z.optional(z.nullable(value))];
      return [field.name, z.optional(field.required || field.filledIn ? value : z.nullable(value))];
    }),
  );
}

/** Where one of them must be given, there is no leaving out all of them. */
function customSchema(members: unknown, mode: Mode): z.core.$ZodType {
  const schema = z.strictObject(members as Members, { error: 'type' });
  const isOptional = mode === 'patch' || z.safeParse(schema, {}).success;
  return isOptional ? z.optional(schema) : z.prefault(schema as z.ZodMiniType, {});
}

/**
 * Checks a body against the definition. Fields that are null are left in: they clear the field.
 * @throws Problem `validation.failed` with one entry per fault
 */
export function validateFields(definition: ObjectDefinition, body: unknown, mode: Mode): Fields {
  const readOnly = definition.fields.filter((field) => field.readOnly).map((field) => field.name);
  const fields = flattenCustom(checkBody(bodySchema(definition, mode), body, readOnly) as Fields);
  const faults = definition.fields
    .filter(({ type }) => type === 'identifiers')
    .flatMap((field) => checkIdentifiers(field, fields));
  return faults.length > 0 ? refuse(faults) : fields;
}

/**
 * @param readOnly members that no caller may give
 * @throws Problem `validation.failed` with one entry per fault
 */
export function checkBody<Schema extends z.core.$ZodType>(
  schema: Schema,
  body: unknown,
  readOnly: readonly string[] = [],
): z.core.output<Schema> {
  const forbidden = findForbiddenKey(body);
  if (forbidden !== undefined) refuse([{ pointer: forbidden, code: 'unknown_field' }]);
  const result = z.safeParse(schema, body);
  return result.success
    ? result.data
    : refuse(result.error.issues.flatMap((issue) => describeIssue(readOnly, body, issue)));
}

function refuse(errors: readonly FieldProblem[]): never {
  throw new Problem('validation.failed', { errors });
}

function describeIssue(readOnly: readonly string[], body: unknown, issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const pointer = toPointer(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const isReadOnly = readOnly.includes([...issue.path, key].join('.'));
      return { pointer: `${pointer}/${escapePointer(key)}`, code: isReadOnly ? 'read_only' : 'unknown_field' };
    });
  }
  const isMissing = issue.path.length > 0 && (valueAt(body, issue.path) ?? undefined) === undefined;
  return [{ pointer, code: isMissing ? 'required' : toCode(issue.message) }];
}

function toCode(message: string): FieldProblemCode {
  return (fieldProblemCodes as readonly string[]).includes(message) ? (message as FieldProblemCode) : 'invalid';
}

function checkIdentifiers({ name }: FieldDefinition, fields: Fields): readonly FieldProblem[] {
  const given = (fields[name] as readonly Identifier[] | null | undefined) ?? [];
  const numbers = given.map((one) => ({ ...one, value: normaliseIdentifier(one.value) }));
  const problemAt = (at: number, code: FieldProblemCode) => ({ pointer: `/${name}/${at}/value`, code });
  const faults = numbers.flatMap(({ scheme, value }, at) => {
    const outcome = isIdentifierScheme(scheme) ? checkIdentifier(scheme, value) : 'valid';
    return outcome === 'valid' ? [] : [problemAt(at, outcome)];
  });
  return faults.length > 0 ? faults : findContradictions(numbers).map((at) => problemAt(at, 'contradiction'));
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escapePointer(String(part))}`).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined),
    value,
  );
}

/** `__proto__` is an own property after JSON.parse and would vanish in a copy: it is named rather than lost. */
function findForbiddenKey(value: unknown, at = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const pointer = `${at}/${escapePointer(key)}`;
    if (key === '__proto__') return pointer;
    const found = findForbiddenKey(inner, pointer);
    if (found !== undefined) return found;
  }
  return undefined;
}
