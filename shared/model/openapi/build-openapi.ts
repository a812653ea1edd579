import type { ObjectDefinition } from '../objects/definition.ts';
import { findField, isMergeable } from '../objects/registry.ts';
import { apiPrefix, type Route } from '../routes/route.ts';
import { routes } from '../routes.ts';
import { answerHeaders, describeOperation } from './describe-operation.ts';
import { type ObjectSchemas, type Operation, type SchemasOf, tags } from './operation.ts';
import { operations } from './operations.ts';
import { schemasOf, schemasOfAny } from './record-schemas.ts';
import { createLifter, type Json } from './schema.ts';

export interface Subject {
  readonly title: string;
  readonly version: string;
  /** Objects as the reader knows them; absent: routes over objects stand once, for records of any object. */
  readonly definitions?: readonly ObjectDefinition[];
}

type Components = Map<string, Json>;

/** The OpenAPI 3.1 document of an API with these objects. */
export function buildOpenApi({ title, version, definitions }: Subject): Json {
  const objects = definitions ? definitions.map(schemasOf) : [schemasOfAny()];
  const responses: Components = new Map();
  const { lift, schemas } = createLifter();
  const paths = lift(buildPaths(objects, responses));
  const problems = lift(Object.fromEntries(responses));
  return {
    openapi: '3.1.0',
    info: { title, version, description: introduction },
    servers: [{ url: apiPrefix }],
    security: [{ accessToken: [] }],
    tags: [
      ...Object.entries(tags).map(([name, description]) => ({ name, description })),
      ...(definitions ?? []).map(({ name }) => ({ name, description: `Records of the object \`${name}\`.` })),
    ],
    paths,
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      headers: answerHeaders,
      responses: problems,
      schemas: schemas(),
    },
  };
}

const introduction = [
  'JSON over HTTPS. Times are ISO 8601 in UTC, amounts are decimal strings.',
  'Problems are RFC 9457 with a stable `code`, in the language of `Accept-Language`.',
  'Lists are read page by page with a cursor.',
].join(' ');

/** Routes over all objects appear once for each: their bodies differ. */
function buildPaths(objects: readonly ObjectSchemas[], responses: Components): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes as readonly Route[]) {
    for (const [path, operation] of expand(route, objects, responses)) {
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
    }
  }
  return paths;
}

type Description = Operation | ((schemas: ObjectSchemas | SchemasOf) => Operation);

function expand(
  route: Route,
  objects: readonly ObjectSchemas[],
  responses: Components,
): readonly (readonly [path: string, operation: Json])[] {
  const found = (operations[route.function] as Readonly<Record<string, Description>>)[route.operationId];
  if (!found) throw new Error(`${route.operationId} is not described`);
  if (!route.path.includes('{object}')) {
    const operation = typeof found === 'function' ? found(finderIn(objects)) : found;
    const [, object = ''] = route.path.split('/');
    return [[route.path, describeOperation(route, { tag: object, ...operation }, responses)]];
  }
  return objects
    .filter((schemas) => isOf(route, schemas))
    .map((schemas) => {
      const operation = typeof found === 'function' ? found(schemas) : found;
      const name = schemas.definition?.name;
      if (name === undefined) return [route.path, describeOperation(route, operation, responses)];
      const own = {
        ...route,
        path: route.path.replace('{object}', name),
        operationId: `${route.operationId}_${name}`,
      };
      return [own.path, describeOperation(own, { tag: name, ...operation }, responses)];
    });
}

function isOf({ of }: Route, { definition }: ObjectSchemas): boolean {
  if (of === undefined || definition === undefined) return true;
  if (of === 'mergeable') return isMergeable(definition);
  return of === 'people' ? definition.person !== undefined : findField(definition, 'identifiers') !== undefined;
}

function finderIn(objects: readonly ObjectSchemas[]): SchemasOf {
  return (name) => {
    const found = objects.find(({ definition }) => definition === undefined || definition.name === name);
    if (!found) throw new Error(`there are no ${name}`);
    return found;
  };
}
