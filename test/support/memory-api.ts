import { vi } from 'vitest';
import { matchRoute } from '#infra/local/http-routes.ts';
import { type Role, toRoleItem } from '#shared/domain/organisation/role.ts';
import { readyDepartments } from '#shared/model/departments.ts';
import type { Fields } from '#shared/model/records.ts';
import { apiFunctions, apiPrefix, type Route } from '#shared/model/routes/route.ts';
import { routes } from '#shared/model/routes.ts';
import { variableNames } from '#shared/runtime/env.ts';
import type { HttpEvent } from '#shared/runtime/http/request.ts';
import type { HttpResponse } from '#shared/runtime/http/response.ts';
import { departmentKey, userKey } from '#shared/store/keys/organisation.ts';
import type { TableConnection } from '#shared/store/table.ts';
import { requireDescribed } from './answer-check.ts';
import { createApiEvent, lambdaContext } from './api-event.ts';
import { type CallFault, createFaultyTable } from './faulty-table.ts';
import { createMemoryTable, type MemoryTable } from './memory-table.ts';
import { type Person, testTenant } from './workspace.ts';

export interface MemoryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As sent. */
  readonly text: string;
  /** Parsed where it is JSON. */
  readonly body: Fields;
}

export interface MemoryCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The whole API in this process, each answer held against the OpenAPI document: its functions as they are deployed, behind
 * the routes, on a table in memory.
 */
export interface MemoryApi {
  /** The one that is used now. */
  table(): MemoryTable;
  /** Begins anew: only people, departments and roles are there. */
  reset(options?: { readonly lagIndexes?: boolean }): Promise<void>;
  /** What the calls of the table meet from now on, one after the other; then nothing. */
  disturb(disturbance: Disturbance): void;
  /** @param subject who calls, signed in; @param path below the API's prefix, with its query */
  call(subject: string, method: string, path: string, call?: MemoryCall): Promise<MemoryAnswer>;
}

export interface Disturbance {
  readonly faults?: readonly CallFault[];
  /** Turns of the event loop before a call, so that requests at one time interleave. */
  readonly pauses?: readonly number[];
}

type Handler = (event: HttpEvent, context: typeof lambdaContext) => Promise<HttpResponse>;

/** Nobody listens there: what a test must not reach fails at once. */
const nowhere = 'http://127.0.0.1:9';
const environment: Readonly<Record<string, string>> = {
  TENANT: JSON.stringify(testTenant),
  AWS_REGION: testTenant.region,
  AWS_ENDPOINT_URL: nowhere,
  AWS_MAX_ATTEMPTS: '1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
};

interface Options {
  /** Roles beside the ready ones. */
  readonly roles?: readonly Role[];
  /** Answers are not held against the OpenAPI document, which takes longer than to answer. */
  readonly isUnchecked?: boolean;
}

/** Functions know people by heart for ten seconds, so all of them are said here. */
export async function openMemoryApi(people: readonly Person[], options: Options = {}): Promise<MemoryApi> {
  const { roles = [], isUnchecked = false } = options;
  const door = new Door();
  const reset = async (table: { readonly lagIndexes?: boolean } = {}) => {
    door.table = createMemoryTable(table);
    await door.table.writeMany(describeWorkspace(people, roles).map((put) => ({ put })));
    door.table.takeStream();
    door.table.settle();
  };
  await reset();
  for (const name of variableNames) vi.stubEnv(name, name);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.doMock('#shared/store/dynamo-table.ts', () => ({ createDynamoTable: () => door.connection }));
  const handlers = new Map<string, Handler>();
  for (const name of apiFunctions) {
    const { handler } = (await import(`../../functions/api/${name}.ts`)) as { readonly handler: Handler };
    handlers.set(name, handler);
  }

  async function call(subject: string, method: string, path: string, { body, headers = {} }: MemoryCall = {}) {
    const { event, functionName } = toEvent(subject, method, path, body, headers);
    const response = await (handlers.get(functionName) as Handler)(event, lambdaContext);
    const isJson = /json/.test(response.headers['content-type'] ?? '');
    const parsed = isJson ? (JSON.parse(response.body) as Fields) : {};
    const { statusCode: status, body: text } = response;
    const told = { method, path, status, headers: new Headers(response.headers), body: isJson ? parsed : text };
    if (!isUnchecked) requireDescribed(told);
    return { status, headers: response.headers, text, body: parsed };
  }
  return { table: () => door.table, reset, disturb: (disturbance) => door.disturb(disturbance), call };
}

/** Functions keep their connection for life; what is behind it can be exchanged. */
class Door {
  table: MemoryTable = createMemoryTable();
  #faults: Iterator<CallFault> = [].values();
  #pauses: Iterator<number> = [].values();

  disturb({ faults = [], pauses = [] }: Disturbance): void {
    this.#faults = faults.values();
    this.#pauses = pauses.values();
  }

  /** Requests take a metered view: only those are disturbed, not what a function knows by heart. */
  readonly connection: TableConnection = {
    get: (key, options) => this.table.get(key, options),
    getMany: (keys, options) => this.table.getMany(keys, options),
    query: (query) => this.table.query(query),
    queryMany: (query) => this.table.queryMany(query),
    write: (write) => this.table.write(write),
    transact: (writes) => this.table.transact(writes),
    increment: (key, attribute) => this.table.increment(key, attribute),
    writeMany: (writes) => this.table.writeMany(writes),
    scan: (options) => this.table.scan(options),
    scanPage: (options) => this.table.scanPage(options),
    metered: (meter) => {
      const view = this.table.metered(meter);
      const nextFault = () => this.#faults.next().value ?? 'none';
      const nextPause = () => this.#pauses.next().value ?? 0;
      return {
        ...createFaultyTable(view, nextFault, nextPause),
        scan: (options) => view.scan(options),
        scanPage: (options) => view.scanPage(options),
      };
    },
  };
}

function describeWorkspace(people: readonly Person[], roles: readonly Role[]) {
  const item = { shape: 1, version: 1 };
  return [
    ...readyDepartments.map(({ name, ...data }) => ({
      ...departmentKey(data.id),
      ...item,
      type: 'department',
      data: { ...data, name: name.en },
    })),
    ...people.map((person) => ({ ...userKey(person.id), ...item, type: 'user', data: toUser(person) })),
    ...roles.map(toRoleItem),
  ];
}

function toUser(person: Person) {
  return { name: `Name of ${person.id}`, email: `${person.id}@test.local`, status: 'active', ...person };
}

const routesByShape = Map.groupBy(routes as readonly Route[], ({ method, path }) => shapeOf(method, path));

/** Routes of another shape need not be looked at. */
function shapeOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}

function toEvent(subject: string, method: string, path: string, body: unknown, headers: Record<string, string>) {
  const [, pathname = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const candidates = routesByShape.get(shapeOf(method, pathname)) ?? [];
  const patterns = candidates.map((route) => ({ routeKey: `${route.method} ${route.path}`, route }));
  const match = matchRoute(patterns, method, decodeURIComponent(pathname));
  if (!match) throw new Error(`the API has no ${method} ${pathname}`);
  const { routeKey, route } = match.route;
  const event = createApiEvent({
    routeKey: routeKey.replace(' ', ` ${apiPrefix}`),
    query,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    params: match.pathParameters,
    subject,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { event, functionName: route.function };
}
