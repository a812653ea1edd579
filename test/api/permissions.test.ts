import { beforeAll, describe, expect, it } from 'vitest';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Permissions } from '#shared/model/permissions.ts';
import { type RoleId, readyRoles } from '#shared/model/ready-roles.ts';
import {
  type Client,
  createClient,
  type DemoName,
  fetchTokens,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { forge } from '#test/support/tokens.ts';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: readonly unknown[] }>>>>;
}

interface Operation {
  readonly method: string;
  readonly path: `/${string}`;
  readonly isPublic: boolean;
}

const absentOf = (object: ObjectName) => `${definitions[object].prefix}_${'0'.repeat(26)}`;

/** Every operation that the API says it has, with parameters that lead to nothing. */
async function listOperations(): Promise<readonly Operation[]> {
  const { status, body } = await (await signIn('admin')).get<OpenApi>('/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.0']);
  return Object.entries(body.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { security }]) => {
      const object = objectNames.find((name) => template.startsWith(`/${name}`)) ?? 'companies';
      const path = template.replace('{id}', absentOf(object)).replace('{job}', 'nothing').replace('{name}', 'sales');
      return { method: method.toUpperCase(), path: path as `/${string}`, isPublic: security?.length === 0 };
    }),
  );
}

const send = (client: Client, { method, path }: Operation) =>
  client.call(method, path, method === 'GET' || method === 'DELETE' ? {} : { body: {} });

describe('every operation of the API', () => {
  let operations: readonly Operation[];
  beforeAll(async () => {
    operations = await listOperations();
  });

  it('is open to nobody without a token, but health, sign-in and passwords', async () => {
    const open = operations.filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual([
      'GET /health',
      'POST /auth/forgot',
      'POST /auth/login',
      'POST /auth/new-password',
      'POST /auth/refresh',
      'POST /auth/reset',
      'POST /auth/token',
    ]);
    expect(operations.length).toBeGreaterThan(30);
  });

  it('is refused without a token, with a forged one and with an id token', async () => {
    const { accessToken, idToken } = await fetchTokens('admin');
    const callers = {
      'no token': [createClient(), [401]],
      forged: [createClient(forge(accessToken, { sub: 'admin' })), [401]],
      'id token': [createClient(idToken), [401, 403]],
    } as const;
    for (const operation of operations.filter(({ isPublic }) => !isPublic)) {
      for (const [caller, [client, statuses]] of Object.entries(callers)) {
        const { status, body } = await send(client, operation);
        expect(statuses, `${caller}: ${operation.method} ${operation.path}`).toContain(status);
        expect(Object.keys(body)).toEqual(['message']);
      }
    }
  });

  it('is answered to an administrator by the function that it belongs to', async () => {
    const admin = await signIn('admin');
    for (const operation of operations) {
      const { status } = await send(admin, operation);
      // 400: a search for nothing.
      expect(
        [200, 404, 422, 428, ...(operation.path === '/search' ? [400] : [])],
        `${operation.method} ${operation.path}`,
      ).toContain(status);
    }
  });
});

const people: readonly (readonly [DemoName, RoleId])[] = [
  ['seller1', 'seller'],
  ['manager', 'headOfSales'],
  ['service', 'serviceAgent'],
  ['admin', 'administrator'],
];

/** What the rights of a role mean for a record of a colleague in sales, one of one's own, and one that is not there. */
describe.each(people)('%s, who is %s', (name, role) => {
  const rights: Permissions = readyRoles[role];
  let client: Client;
  const records = new Map<ObjectName, RecordBody>();

  beforeAll(async () => {
    client = await signIn(name);
    const colleague = await signIn('seller2');
    const company = await colleague.post<RecordBody>('/companies', { name: makeUnique('Rights') });
    const companyId = company.body.id;
    const fields: Readonly<Partial<Record<ObjectName, object>>> = {
      contacts: { lastName: 'Rights', companyId },
      deals: { title: 'Rights', companyId },
      activities: { type: 'note', at: '2026-01-01T10:00:00Z', companyId },
    };
    records.set('companies', company.body);
    for (const [object, body] of Object.entries(fields)) {
      records.set(object as ObjectName, (await colleague.post<RecordBody>(`/${object}`, body)).body);
    }
  });

  const reaches = (scope: string) => scope === 'all' || scope === 'department';
  /** What hangs on a client is read by whoever reads the client. */
  const sees = (object: ObjectName) => reaches(rights.objects[object].read) || reaches(rights.objects.companies.read);

  it.each(objectNames)('sees %s of a colleague as far as the role reaches', async (object) => {
    const { status } = await client.get(`/${object}/${records.get(object)?.id}`);
    expect(status).toBe(sees(object) ? 200 : 404);
  });

  it.each(objectNames)('lists %s if the role reads any', async (object) => {
    const { status } = await client.get(`/${object}?limit=1`);
    expect(status).toBe(rights.objects[object].read === 'none' ? 403 : 200);
  });

  it.each(objectNames)('exports %s if the role may', async (object) => {
    const { status } = await client.get(`/${object}/export?limit=1`);
    const { read, export: exported } = rights.objects[object];
    expect(status).toBe(read === 'none' || exported === 'none' ? 403 : 200);
  });

  it.each(objectNames)('changes and deletes %s of a colleague as far as the role reaches', async (object) => {
    const { edit, delete: remove } = rights.objects[object];
    const path = `/${object}/${records.get(object)?.id}` as const;
    const expected = (scope: string, done: number) => (reaches(scope) ? done : sees(object) ? 403 : 404);
    expect((await client.patch(path, { description: undefined }, 1)).status).toBe(expected(edit, 200));
    const isHeld = object === 'companies' && reaches(remove);
    // The open deal of the colleague holds the company.
    expect((await client.delete(path)).status).toBe(isHeld ? 409 : expected(remove, 204));
    if (reaches(remove) && !isHeld) expect((await client.post(`${path}/restore`, {})).status).toBe(200);
  });

  it('has the rights that it is told to have', async () => {
    const { body } = await client.get<{ permissions: Record<string, unknown> }>('/me');
    const capabilities = Object.fromEntries(rights.capabilities.map((capability) => [capability, true]));
    expect(body.permissions).toEqual({ ...rights.objects, ...capabilities });
    expect((await client.get('/jobs')).status).toBe(rights.capabilities.includes('runJobs') ? 200 : 403);
    const isReader = rights.capabilities.includes('readReports');
    expect((await client.get('/reports/sales')).status).toBe(isReader ? 200 : 403);
  });
});

describe('nobody', () => {
  it('gives a record to somebody for whom they could not have made it', async () => {
    const seller = await signIn('seller1');
    const users = await seller.get<{ data: readonly { id: string; email: string }[] }>('/users');
    const accountManagerId = users.body.data.find(({ email }) => email === 'seller2@demo.local')?.id;
    const foreign = await seller.post('/companies', { name: makeUnique('Gift'), accountManagerId });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'access.denied']);
    const own = await seller.post<RecordBody>('/companies', { name: makeUnique('Gift') });
    const given = await seller.patch(`/companies/${own.body.id}`, { accountManagerId }, 1);
    expect([given.status, given.body.code]).toEqual([403, 'access.denied']);
  });
});
