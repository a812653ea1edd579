import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { type FieldDefinition, type ObjectDefinition, objectNames } from './objects/definition.ts';
import { definitions } from './objects/registry.ts';
import { batchBody, batchResults, type Json, moveBody, reference, transitionList } from './openapi-bodies.ts';
import { peopleBodies, peopleStatuses } from './openapi-people.ts';
import { problemStatus } from './problems.ts';
import { apiPrefix, type OperationId, type Route, routes } from './routes.ts';
import type { Tenant } from './tenant.ts';
import { bodySchema } from './validation.ts';

/** The OpenAPI 3.1 document of a workspace, made from its routes and live definitions. */
export function buildOpenApi(tenant: Tenant, version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: `Steward: ${tenant.name}`, version },
    servers: [{ url: apiPrefix }],
    security: [{ accessToken: [] }],
    paths: buildPaths(),
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...Object.fromEntries(Object.values(definitions).flatMap(schemasOf)), Problem: problemSchema },
    },
  };
}

/** Routes over all objects appear once for each: their bodies differ. */
function buildPaths(): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes as readonly Route[]) {
    for (const [path, operation] of expand(route)) {
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
    }
  }
  return paths;
}

function expand(route: Route): readonly (readonly [string, Json])[] {
  if (!route.path.includes('{object}')) return [[route.path, describeOperation(route)]];
  return objectNames.map((object) => [
    route.path.replace('{object}', object),
    describeOperation(route, definitions[object]),
  ]);
}

function describeOperation(route: Route, definition?: ObjectDefinition): Json {
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'object')
      .map(pathParameter),
    ...queryParameters(route, definition),
    ...headerParameters(route),
  ];
  const body = bodyOf(route, definition);
  return {
    operationId: definition ? `${route.operationId}_${definition.name}` : route.operationId,
    ...(route.access === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...successOf(route, definition), default: problemResponse },
  };
}

function bodyOf(route: Route, definition: ObjectDefinition | undefined): Json | undefined {
  if (route.operationId === 'moveDeal') return moveBody;
  if (!definition) return peopleBodies[route.operationId as OperationId];
  switch (route.operationId) {
    case 'createRecord':
      return reference(`${definition.name}.create`);
    case 'updateRecord':
    case 'upsertRecord':
      return reference(`${definition.name}.patch`);
    case 'batchRecords':
      return batchBody(definition.name);
    default:
      return undefined;
  }
}

function successOf(route: Route, definition: ObjectDefinition | undefined): Json {
  const record = definition && reference(definition.name);
  switch (route.operationId) {
    case 'createRecord':
      return answer(201, record);
    case 'upsertRecord':
      return { ...answer(200, record), ...answer(201, record) };
    case 'batchRecords':
      return answer(207, batchResults);
    case 'moveDeal':
      return answer(200, reference('deals'));
    case 'listTransitions':
      return answer(200, transitionList);
    case 'deleteRecord':
    case 'resetPassword':
      return { 204: { description: 'Done' } };
    case 'runJob':
      return answer(202);
    case 'listRecords':
      return answer(200, record && page(record));
    case 'exportRecords':
      return { 200: { description: 'CSV', content: { 'text/csv': { schema: { type: 'string' } } } } };
    case 'getRecord':
    case 'updateRecord':
    case 'restoreRecord':
      return answer(200, record);
    default:
      return answer(peopleStatuses[route.operationId as OperationId] ?? 200);
  }
}

function answer(status: number, schema: Json = { type: 'object' }): Json {
  return { [status]: { description: 'Done', content: { 'application/json': { schema } } } };
}

function page(record: Json): Json {
  return {
    type: 'object',
    required: ['data', 'page'],
    properties: {
      data: { type: 'array', items: record },
      page: { type: 'object', required: ['next'], properties: { next: { type: ['string', 'null'] } } },
    },
  };
}

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

function queryParameters(route: Route, definition: ObjectDefinition | undefined): readonly Json[] {
  if (route.operationId === 'searchRecords') return searchParameters;
  if (!definition || !['listRecords', 'exportRecords'].includes(route.operationId)) return [];
  const filters = definition.fields.flatMap((field) => (field.filter ?? []).map((op) => filterParameter(field, op)));
  const names = ['sort', 'cursor', 'fields'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  return [...filters, ...names, { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200 } }];
}

const searchParameters: readonly Json[] = [
  { name: 'q', in: 'query', required: true, schema: { type: 'string', maxLength: 200 } },
  { name: 'objects', in: 'query', schema: { type: 'string' }, description: 'companies,contacts,deals' },
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200 } },
];

function filterParameter(field: FieldDefinition, op: string): Json {
  return { name: `filter[${field.name}][${op}]`, in: 'query', schema: { type: 'string' } };
}

function headerParameters(route: Route): readonly Json[] {
  const idempotency = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } };
  const ifMatch = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  if (['createRecord', 'batchRecords', 'upsertRecord'].includes(route.operationId)) return [idempotency];
  if (route.operationId === 'moveDeal') return [{ ...ifMatch, required: false }, idempotency];
  if (['updateUser', 'updateDepartment'].includes(route.operationId)) return [ifMatch];
  return route.operationId === 'updateRecord' ? [ifMatch, idempotency] : [];
}

function schemasOf(definition: ObjectDefinition): readonly (readonly [string, Json])[] {
  const create = toJsonSchema(definition, 'create');
  const patch = toJsonSchema(definition, 'patch');
  const system = { type: 'string' };
  const record = {
    type: 'object',
    required: ['id', 'object', 'version'],
    properties: {
      id: system,
      object: { const: definition.name },
      version: { type: 'integer' },
      createdAt: system,
      createdBy: system,
      updatedAt: system,
      updatedBy: system,
      ...(create.properties as Json),
      ...readOnlyProperties(definition),
    },
  };
  return [
    [definition.name, record],
    [`${definition.name}.create`, create],
    [`${definition.name}.patch`, patch],
  ];
}

function toJsonSchema(definition: ObjectDefinition, mode: 'create' | 'patch'): Json {
  return withoutDraft(bodySchema(definition, mode));
}

function withoutDraft(schema: z.core.$ZodType): Json {
  const { $schema: _draft, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}

/** What no body may hold and every record may. */
function readOnlyProperties({ fields }: ObjectDefinition): Json {
  const readOnly = fields.filter((field) => field.readOnly);
  return Object.fromEntries(readOnly.map((field) => [field.name, withoutDraft(fieldSchema(field))]));
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problemStatus) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const problemResponse: Json = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};
