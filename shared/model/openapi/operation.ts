import type { ObjectDefinition, ObjectName } from '../objects/definition.ts';
import type { ProblemCode } from '../problems.ts';
import type { ApiFunction } from '../routes/route.ts';
import type { RouteOf } from '../routes.ts';
import { type Json, oneOf, said, text, whole } from './schema.ts';

export interface Answer {
  readonly description: string;
  /** Absent: nothing is sent. */
  readonly schema?: Json;
  /** `application/json` unless something else is said. */
  readonly mediaType?: string;
  readonly headers?: readonly ('ETag' | 'Location')[];
}

/** What a route takes and answers. What follows from the conventions of the API is added to it by `build-openapi.ts`. */
export interface Operation {
  /** Groups routes for readers; absent: the object that the route is about. */
  readonly tag?: Tag;
  /** One line that begins with a verb. */
  readonly summary: string;
  /** What a caller must know besides, in whole sentences. */
  readonly description?: string;
  /** Schemas of path parameters that are not ids. */
  readonly path?: Json;
  /** Schemas of query parameters. */
  readonly query?: Json;
  /** Names of those without which nothing can be asked. */
  readonly needs?: readonly string[];
  /** `required`: the version that is changed has to be named in `If-Match`. */
  readonly ifMatch?: 'required' | 'optional';
  /** Takes an `Idempotency-Key`. */
  readonly once?: true;
  /** Takes a `Steward-Allow-Duplicate`. */
  readonly entry?: true;
  readonly body?: Json;
  /** One that may be left out. */
  readonly optionalBody?: Json;
  readonly answers: Readonly<Record<number, Answer>>;
  /** What can go wrong besides what the conventions say. */
  readonly problems?: readonly ProblemCode[];
}

/** Tags of routes that are not about one object, in the order of the document. */
export const tags = {
  'Sign-in': 'Tokens and passwords. These routes take no token.',
  Workspace: 'Who the caller is, and what this workspace keeps.',
  People: 'Users and departments.',
  Roles: 'Sets of rights.',
  Fields: 'Fields that a workspace adds to objects.',
  Views: 'Lists as people want to find them again.',
  Search: 'One box for names, phones, addresses and numbers.',
  Duplicates: 'Records that may be the same.',
  Leads: 'Requests from outside, and whom they go to.',
  Clients: 'Who works with a client: asking to join, handing over.',
  Registries: 'What public registries of companies know.',
  Notifications: 'What people are told.',
  'Data quality': 'How good records are, and what to mend first.',
  Reports: 'Figures, each the sum of records that the caller may read.',
  Imports: 'Records from files: looked at, planned, carried out, taken back.',
  Feeds: 'Files of other systems that keep coming, each an import that plans and carries out itself.',
  Exports: 'Lists as files, of any length.',
  Jobs: 'What runs on a schedule, and the backups that come of it.',
} as const;
export type Tag = keyof typeof tags;

/** The schemas of one object; without a definition those of any object. */
export interface ObjectSchemas {
  readonly definition?: ObjectDefinition;
  readonly record: Json;
  /** A record as lists give it: only those fields that were asked for. */
  readonly listed: Json;
  readonly create: Json;
  readonly patch: Json;
}

/** For a route that is not over all objects and has records of some. */
export type SchemasOf = (object: ObjectName) => ObjectSchemas;

type Described<Path extends string> = Path extends `${string}{object}${string}`
  ? (schemas: ObjectSchemas) => Operation
  : Operation | ((schemasOf: SchemasOf) => Operation);

/** Every route of one function, described. */
export type OperationsOf<Name extends ApiFunction> = {
  readonly [One in RouteOf<Name> as One['operationId']]: Described<One['path']>;
};

export function ok(schema: Json, ...headers: NonNullable<Answer['headers']>): Operation['answers'] {
  return { 200: { description: 'Done.', schema, headers } };
}

export function created(schema: Json): Operation['answers'] {
  return { 201: { description: 'Created.', schema, headers: ['ETag', 'Location'] } };
}

export const noContent: Operation['answers'] = { 204: { description: 'Done; nothing to say.' } };

export const limit: Json = said({ ...whole, minimum: 1, maximum: 200, default: 50 }, 'Most entries of one page.');
export const cursor: Json = said(text, '`page.next` of the page before; the other parameters stay the same.');
export const paging: Json = { limit, cursor };

/** A parameter that takes several of some words, parted by commas. */
export function several(values: readonly string[]): Json {
  return said(text, `Some of ${values.join(', ')}, parted by commas.`);
}

export function choice(values: readonly string[], description: string): Json {
  return said(oneOf(...values), description);
}
