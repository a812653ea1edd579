import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Access } from '#shared/model/routes/route.ts';
import { type Known, sampleBody } from './sample-record.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Described {
  readonly operationId: string;
  readonly security?: readonly { readonly accessToken: readonly Access[] }[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

/** What a test reads of the OpenAPI document. */
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the API, as its own document tells of it. */
export interface Operation {
  readonly method: string;
  /** `/companies/{id}` */
  readonly path: string;
  readonly access: Access;
  /** The object that the path begins with. */
  readonly object: ObjectName | undefined;
  /** It is about one record, which `{id}` names. */
  readonly isAboutRecord: boolean;
  readonly body: Schema | undefined;
  readonly mayOmitBody: boolean;
  readonly requiredQuery: readonly string[];
}

export function listOperations({ paths }: OpenApi): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security = [], parameters = [], requestBody }]): Operation => {
      const object = objectNames.find((name) => name === path.split('/')[1]);
      return {
        method: method.toUpperCase(),
        path,
        access: security[0] ? (security[0].accessToken[0] ?? 'signedIn') : 'public',
        object,
        isAboutRecord: object !== undefined && path.includes('{id}'),
        body: requestBody?.content['application/json']?.schema,
        mayOmitBody: requestBody?.required !== true,
        requiredQuery: parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => name),
      };
    }),
  );
}

export const nameOperation = ({ method, path }: Operation) => `${method} ${path}`;

/** An id of the right form that leads to nothing. */
export function absentId(object: ObjectName): string {
  return `${definitions[object].prefix}_${'0'.repeat(25)}Z`;
}

/**
 * @param parameters what a parameter can be, by its place (`/users/{id}`) or its name (`{job}`, `q=` in a query); `*`: any
 * @param id of the record that the operation is about
 * @throws Error when nobody has said what a parameter can be
 */
export function fillPath(
  { path, object, requiredQuery }: Operation,
  parameters: Readonly<Record<string, string>>,
  id: string | undefined,
): `/${string}` {
  const fill = (name: string, place: string) => {
    const value = parameters[place] ?? parameters[name] ?? parameters['*'];
    if (value === undefined) throw new Error(`the test must say what ${place} can be`);
    return value;
  };
  const segments = path.slice(1).split('/');
  const filled = segments.map((segment, at) => {
    if (!segment.startsWith('{')) return segment;
    return segment === '{id}' && object ? id : fill(segment, `/${segments.slice(0, at + 1).join('/')}`);
  });
  const query = requiredQuery.map((name) => `${name}=${fill(`${name}=`, `${path}?${name}=`)}`);
  return `/${filled.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** A right body for the operation, no larger than it must be; `undefined`: it takes none. */
export function sampleRequestBody(document: OpenApi, { body }: Operation, known: Known): unknown {
  return body && sampleOf(document, body, known);
}

function sampleOf(document: OpenApi, schema: Schema, known: Known): unknown {
  if (typeof schema.$ref === 'string') return sampleReferred(document, schema.$ref, known);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [option] = (schema.oneOf ?? schema.anyOf ?? []) as readonly Schema[];
  if (option) return sampleOf(document, option, known);
  switch (schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
      const required = (schema.required ?? []) as readonly string[];
      return Object.fromEntries(required.map((name) => [name, sampleOf(document, properties[name] ?? {}, known)]));
    }
    case 'array':
      return schema.minItems ? [sampleOf(document, schema.items as Schema, known)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      if (Array.isArray(schema.examples)) return schema.examples[0];
      return schema.format === 'email' ? 'sample@client.example' : 'sample';
  }
}

function sampleReferred(document: OpenApi, reference: string, known: Known): unknown {
  const name = reference.split('/').at(-1) ?? '';
  const object = objectNames.find((one) => name === `${one}.create`);
  if (object) return sampleBody(definitions[object], known);
  return sampleOf(document, document.components.schemas[name] ?? {}, known);
}
