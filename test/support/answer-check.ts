import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';

type Json = Readonly<Record<string, unknown>>;

interface Response {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: Json }>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters: readonly Json[];
  readonly responses: Readonly<Record<string, Json>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

export interface Exchange {
  readonly method: string;
  /** Below the prefix, with or without a query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Schemas of the document by pointer, compiled when they are asked for; they take no member that they do not name. */
export function createSchemaReader(document: OpenApiDocument): (pointer: string) => ValidateFunction {
  const options = { strict: true, strictRequired: false, strictTypes: false, allErrors: true } as const;
  const ajv = addFormats.default(new Ajv2020(options));
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(closeObjects(document), 'api', false, false);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
    return validate;
  };
}

/** What is wrong with an answer, by the document: nothing, it is to be hoped. */
export type AnswerCheck = (exchange: Exchange) => readonly string[];

/** Holds answers against the document. What leads to no route is not looked at. */
export function createAnswerCheck(document: OpenApiDocument): AnswerCheck {
  const schemaAt = createSchemaReader(document);
  const findOperation = createOperationFinder(document);
  return ({ method, path, status, headers, body }) => {
    const [template, operation] = findOperation(method, path.split('?')[0] ?? '');
    if (!template || !operation) return [];
    const where = `${operation.operationId} ${status}`;
    const [pointer, response] = resolve(
      document,
      toPointer('paths', template, method.toLowerCase(), 'responses', status),
    );
    if (!response) return [`${where}: the status is not in the document`];
    const { headers: promised = {}, content } = response as Response;
    const missing = Object.keys(promised).filter((name) => name !== 'Server-Timing' && !headers.has(name));
    const lacks = missing.map((name) => `${where}: lacks the header ${name}`);
    if (!content) return [...lacks, ...(body === '' ? [] : [`${where}: has a body`])];
    const mediaType = (headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (!content[mediaType]) return [...lacks, `${where}: ${mediaType} is not in the document`];
    const validate = schemaAt(pointer + toPointer('content', mediaType, 'schema'));
    validate(body);
    const faults = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${where}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
    return [...lacks, ...faults];
  };
}

let check: AnswerCheck | undefined;

/** @throws Error when the answer is not what the document promises, naming what differs */
export function requireDescribed(exchange: Exchange): void {
  check ??= createAnswerCheck(withAnyFields(describeApi()));
  const faults = check(exchange);
  if (faults.length > 0) throw new Error(`not what the OpenAPI document promises:\n${faults.join('\n')}`);
}

/** The document of a workspace that has changed nothing, for somebody who may see everything. */
export function describeApi(): OpenApiDocument {
  const described = buildOpenApi({ title: '', version: '', definitions: Object.values(definitions) });
  return JSON.parse(JSON.stringify(described)) as OpenApiDocument;
}

/** Fields of the workspace's own come and go while tests run. */
function withAnyFields(document: OpenApiDocument): OpenApiDocument {
  const open = Object.entries(document.components.schemas).map(([name, schema]) => {
    const isRecord = objectNames.some((object) => name === object || name === `${object}.listed`);
    return [
      name,
      isRecord ? { ...schema, properties: { custom: { type: 'object' }, ...(schema.properties as Json) } } : schema,
    ];
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(open) } };
}

/** A member that no schema names would otherwise be seen by nobody. */
function closeObjects<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closeObjects) as T;
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeObjects(inner)]));
  const isOpen = closed.type === 'object' && 'properties' in closed && !('additionalProperties' in closed);
  return (isOpen ? { ...closed, additionalProperties: false } : closed) as T;
}

/** Of two paths that fit, the one with fewer parameters. */
function createOperationFinder(document: OpenApiDocument) {
  const known = Object.entries(document.paths)
    .map(([template, operations]) => ({ template, operations, pattern: toPattern(template) }))
    .sort((one, other) => one.template.split('{').length - other.template.split('{').length);
  return (method: string, path: string): readonly [string | undefined, Operation | undefined] => {
    const name = method.toLowerCase();
    const found = known.find(({ operations, pattern }) => operations[name] && pattern.test(path));
    return [found?.template, found?.operations[name]];
  };
}

function toPattern(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function toPointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Where the pointer leads, by way of a reference if there is one. */
function resolve(document: unknown, pointer: string): readonly [string, Json | undefined] {
  const names = pointer.split('/').slice(1);
  const found = names.reduce<unknown>(
    (at, name) => (at as Json | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  ) as Json | undefined;
  return typeof found?.$ref === 'string' ? resolve(document, found.$ref.slice(1)) : [pointer, found];
}
