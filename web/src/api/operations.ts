import type { paths } from './schema.ts';

/** The generated types of the API's operations, taken apart for the client. */

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Paths below the prefix that know the method, with parameters in braces. */
export type PathOf<M extends Method> = {
  [Path in keyof paths]: Lowercase<M> extends keyof paths[Path] ? Path : never;
}[keyof paths];

type Operation<M extends Method, Path extends PathOf<M>> = paths[Path][Lowercase<M> & keyof paths[Path]];

export interface Conditions {
  /** The version that the change was made from. */
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
  /** Why a record is saved that looks like one which is there. */
  readonly allowDuplicate?: string | undefined;
  readonly signal?: AbortSignal;
}

/** What has to be given with the request: what the path and the query are filled in with, and the body. */
export type RequestOf<M extends Method, Path extends PathOf<M>> = Conditions &
  PathPart<Operation<M, Path>> &
  QueryPart<Operation<M, Path>> &
  BodyPart<Operation<M, Path>>;

type PathPart<O> = O extends { readonly parameters: { readonly path: infer Values } }
  ? { readonly path: Values }
  : unknown;

type BodyPart<O> = O extends { readonly requestBody: JsonOf<infer Body> }
  ? { readonly body: Sendable<Body> }
  : 'requestBody' extends keyof O
    ? O extends { readonly requestBody?: JsonOf<infer Body> }
      ? { readonly body?: Sendable<Body> }
      : unknown
    : unknown;
interface JsonOf<Body> {
  readonly content: { readonly 'application/json': Body };
}

/** What is undefined is not sent. */
type Sendable<Value> = Value extends readonly (infer Entry)[]
  ? readonly Sendable<Entry>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Sendable<Value[Name]> | WhereOptional<Value, Name> }
    : Value;
type WhereOptional<Value, Name extends keyof Value> =
  Record<never, never> extends Pick<Value, Name> ? undefined : never;

type QueryPart<O> = O extends { readonly parameters: { readonly query: infer Values } }
  ? { readonly query: Query<Values> }
  : O extends { readonly parameters: { readonly query?: infer Values } }
    ? { readonly query?: Query<Values> }
    : unknown;

type FilterName = 'filter[field][op]';
/** `filter[name][prefix]=…`: the one parameter of the document that stands for many. */
export type Filters = { readonly [Name in `filter[${string}][${string}]`]?: string };

type Query<Values> = Sendable<Omit<Values, FilterName>> & (FilterName extends keyof Values ? Filters : unknown);

/** The body of the answer; undefined where there is none. */
export type AnswerOf<M extends Method, Path extends PathOf<M>> =
  Operation<M, Path> extends { readonly responses: infer Responses } ? ContentOf<Responses[keyof Responses]> : never;

type ContentOf<Response> = Response extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : undefined;
