import * as z from 'zod/mini';
import { objectNames } from '../objects/definition.ts';

/** A piece of JSON Schema 2020-12, or of the document around it. */
export type Json = Readonly<Record<string, unknown>>;

export const text: Json = { type: 'string' };
export const flag: Json = { type: 'boolean' };
export const whole: Json = { type: 'integer' };
export const number: Json = { type: 'number' };
export const moment: Json = { type: 'string', format: 'date-time' };
export const day: Json = { type: 'string', format: 'date' };
export const decimal: Json = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', description: 'Decimal string.' };
export const anything: Json = {};

/** The schema, with what it means here. */
export function said(schema: Json, description: string): Json {
  return isNamed(schema) ? { $ref: schema, description } : { ...schema, description };
}

export function oneOf(...values: readonly (string | null)[]): Json {
  return { enum: values };
}

export function nothingOr(schema: Json): Json {
  return typeof schema.type === 'string' && !isNamed(schema)
    ? { ...schema, type: [schema.type, 'null'] }
    : { oneOf: [schema, { type: 'null' }] };
}

export function list(items: Json, limits: Json = {}): Json {
  return { type: 'array', items, ...limits };
}

export function object(required: Json, optional: Json = {}): Json {
  const names = Object.keys(required);
  return { type: 'object', ...(names.length > 0 && { required: names }), properties: { ...required, ...optional } };
}

/** Members of one kind. */
export function eachOf(names: readonly string[], schema: Json): Json {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

/** Members whose names are data. */
export function mapOf(values: Json): Json {
  return { type: 'object', additionalProperties: values };
}

export function collection(items: Json): Json {
  return object({ data: list(items) });
}

/** One page of a list; `next` is the cursor of the one after it. */
export function page(items: Json): Json {
  return object({ data: list(items), page: object({ next: nothingOr(text) }) });
}

/** What a zod schema takes; parts of it that have an `id` in zod's registry become named schemas. */
export function input(schema: z.core.$ZodType): Json {
  const {
    $schema: _draft,
    $defs = {},
    ...described
  } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => dropPattern(jsonSchema),
  });
  const parts = new Map(Object.entries($defs).map(([id, part]) => [`#/$defs/${id}`, named(id, part as Json)]));
  return mapReferences(described, (target) => parts.get(target));
}

function mapReferences(schema: Json, find: (target: string) => Json | undefined): Json {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, (key === '$ref' && find(inner)) || visit(inner)]),
    );
  };
  return visit(schema) as Json;
}

/** A format says in one word what its pattern says in two hundred characters. */
function dropPattern(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
}

const nameOf = Symbol('name of a component');

/** A schema that stands once under `components`, wherever it is used. */
export function named(name: string, schema: Json): Json {
  return { ...schema, [nameOf]: name };
}

function isNamed(schema: Json): boolean {
  return nameOf in schema;
}

export const objectName: Json = named('ObjectName', oneOf(...objectNames));

/** Somebody, as whoever reads about them knows them. */
export const person: Json = object({ id: text, name: text });

/** For a schema that holds itself. */
export function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

export interface Lifter {
  /** Puts references in the place of named schemas, which are kept. @throws Error when two have one name */
  lift<T>(value: T): T;
  readonly schemas: () => Json;
}

export function createLifter(): Lifter {
  const schemas = new Map<string, Json>();
  const known = new Map<object, Json>();

  function lift<T>(value: T): T {
    if (Array.isArray(value)) return value.map(lift) as T;
    if (typeof value !== 'object' || value === null) return value;
    const done = known.get(value);
    if (done) return done as T;
    const { [nameOf]: name, ...schema } = value as { [nameOf]?: string };
    const lifted = flatten(Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, lift(inner)])));
    if (name === undefined) return lifted as T;
    const rival = schemas.get(name);
    if (rival && JSON.stringify(rival) !== JSON.stringify(lifted)) throw new Error(`two schemas are called ${name}`);
    schemas.set(name, lifted);
    known.set(value, reference(name));
    return reference(name) as T;
  }

  return { lift, schemas: () => Object.fromEntries(schemas) };
}

/** A named schema with a description of its own has become a reference within a reference. */
function flatten(schema: Json): Json {
  return typeof schema.$ref === 'object' ? { ...schema, ...schema.$ref } : schema;
}
