import { beforeAll, describe, expect, it } from 'vitest';
import { inLanes } from '#shared/domain/in-lanes.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type Action, actions, type Permissions } from '#shared/model/permissions.ts';
import { type RoleId, readyRoles } from '#shared/model/ready-roles.ts';
import {
  type Answer,
  type Client,
  createClient,
  type DemoName,
  fetchTokens,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import {
  absentId,
  fillPath,
  listOperations,
  nameOperation,
  type OpenApi,
  type Operation,
  sampleRequestBody,
} from '#test/support/operations.ts';
import { makeSamples, type Records } from '#test/support/sample-record.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import { forge, resign, unsign } from '#test/support/tokens.ts';

/** What parameters of paths can be, other than the id of a record. */
const parameters: Readonly<Record<string, string>> = {
  '/users/{id}': 'nobody',
  '/roles/{id}': `rol_${'0'.repeat(26)}`,
  '{name}': 'sales',
  '{scheme}': 'FR-SIREN',
  '{value}': '732829320',
  'q=': 'Rights',
  'number=': '%2B33639980001',
  '*': 'nothing',
};

/** Records of a colleague in sales, so that not everybody may read them. */
async function makeForeign(): Promise<Records> {
  const admin = await signIn('admin');
  const { body: me } = await (await signIn('seller2')).get<{ user: { id: string } }>('/me');
  const users = me.user.id;
  return makeSamples({ users, departments: 'sales' }, async (object, fields) => {
    const { owner, title } = definitions[object];
    const owned = { ...(fields as object), [title[0] ?? '']: makeUnique('Rights'), [owner]: users };
    const { status, body } = await admin.post<RecordBody>(`/${object}`, owned);
    expect([status, body], `a sample of ${object}`).toMatchObject([201, {}]);
    return body.id;
  });
}

/** Routes over objects are the same for each of them; what a role means for all others, unit tests show. */
const tried = objectNames.filter((_, at) => at % 3 === 0);
const isTried = ({ object }: Operation) => object === undefined || tried.includes(object);

let document: OpenApi;
let operations: readonly Operation[];
let foreign: Records;
beforeAll(async () => {
  const { status, body } = await (await signIn('admin')).get<OpenApi>('/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.0']);
  document = body;
  operations = listOperations(body);
  foreign = await makeForeign();
});

const ofForeign = { idOf: (object: ObjectName) => foreign[object] };

function rightBody(operation: Operation): unknown {
  return sampleRequestBody(document, operation, { users: 'nobody', ...foreign });
}

/** All of them, some at a time. */
async function callAll(
  client: Client,
  chosen: readonly Operation[],
  { idOf = absentId, bodyOf = rightBody }: { idOf?: (object: ObjectName) => string; bodyOf?: typeof rightBody } = {},
): Promise<readonly (readonly [name: string, answer: Answer])[]> {
  const answers: (readonly [string, Answer])[] = [];
  await inLanes([...chosen], 8, async (operation) => {
    const { method, object } = operation;
    const path = fillPath(operation, parameters, object && idOf(object));
    const body = bodyOf(operation);
    const call = { headers: { 'if-match': '"1"' }, ...(body !== undefined && { body }) };
    answers.push([nameOperation(operation), await client.call(method, path, call)]);
  });
  return answers;
}

describe('every operation of the API', () => {
  it('is open to nobody without a token, but health, sign-in, passwords and leads from outside', () => {
    const open = operations.filter(({ access }) => access === 'public');
    expect(open.map(nameOperation).toSorted()).toEqual([
      'GET /health',
      'POST /auth/code',
      'POST /auth/forgot',
      'POST /auth/login',
      'POST /auth/new-password',
      'POST /auth/refresh',
      'POST /auth/reset',
      'POST /auth/token',
      'POST /capture/leads',
    ]);
    expect(operations.length).toBeGreaterThan(50);
  });

  it('is refused without a token, with an expired one, with forged ones and with an id token', async () => {
    const { accessToken, idToken } = await fetchTokens('admin');
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const callers: Readonly<Record<string, Client>> = {
      'no token': createClient(),
      expired: createClient(resign(accessToken, { exp: hourAgo, iat: hourAgo - 60 })),
      forged: createClient(forge(accessToken, { sub: 'admin' })),
      unsigned: createClient(unsign(accessToken)),
      'id token': createClient(idToken),
    };
    for (const [caller, client] of Object.entries(callers)) {
      const closed = operations.filter(({ access }) => access !== 'public');
      for (const [name, { status, body }] of await callAll(client, closed)) {
        expect(caller === 'id token' ? [401, 403] : [401], `${caller}: ${name}`).toContain(status);
        expect(Object.keys(body)).toEqual(['message']);
      }
    }
  });

  it('is refused to who may not do it, though they read the record', async () => {
    const { objects, capabilities } = readyRoles.serviceAgent;
    const lacks = ({ access, object }: Operation) => {
      const isAction = (actions as readonly string[]).includes(access);
      if (isAction) return access !== 'read' && object !== undefined && objects[object][access as Action] === 'none';
      return access !== 'public' && access !== 'signedIn' && !(capabilities as readonly string[]).includes(access);
    };
    const refused = operations.filter(isTried).filter(lacks);
    expect(refused.length).toBeGreaterThan(15);
    for (const [name, answer] of await callAll(await signIn('service'), refused, ofForeign)) {
      // An upsert of what has no legal number, and what is not there within the record.
      const absent = name.includes('{scheme}') ? 'route.not_found' : /\{id\}.*\{/.test(name) && 'not_found';
      expect([absent, 'access.denied'], name).toContain(answer.body.code);
    }
  });

  it('about a record of somebody else answers as if there were none', async () => {
    const client = await signIn('seller1');
    const { objects } = readyRoles.seller;
    const about = operations
      .filter(isTried)
      .filter((one) => one.isAboutRecord && one.object && objects[one.object].read === 'own');
    const answers = await callAll(client, about, ofForeign);
    const absent = new Map(await callAll(client, about));
    for (const [name, { status, body }] of answers) {
      expect([name, status, body]).toEqual([name, 404, absent.get(name)?.body]);
    }
  });

  it('is answered to an administrator by the function that it belongs to', async () => {
    const bodyOf = ({ body }: Operation) => body && {};
    // A form hands in leads by a key of its own, whoever is signed in; and one backup of everything is enough.
    const others = ['/capture/leads', '/backups', '/exports/workspace'];
    const chosen = operations.filter((operation) => isTried(operation) && !others.includes(operation.path));
    for (const [name, { status, headers }] of await callAll(await signIn('admin'), chosen, { bodyOf })) {
      // 409: there is nothing yet that could be merged unasked.
      expect(name === 'POST /merge-runs' ? [202, 409] : [200, 204, 404, 422], name).toContain(status);
      expect(headers.get('server-timing'), name).toContain('trips');
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
  let records: Records;

  beforeAll(async () => {
    client = await signIn(name);
    records = await makeForeign();
  });

  const reaches = (scope: string) => scope === 'all' || scope === 'department';
  /** What hangs on a client is read by whoever reads the client. */
  const sees = (object: ObjectName) => reaches(rights.objects[object].read) || reaches(rights.objects.companies.read);

  it.each(tried)('sees %s of a colleague as far as the role reaches', async (object) => {
    const { status } = await client.get(`/${object}/${records[object]}`);
    expect(status).toBe(sees(object) ? 200 : 404);
  });

  it.each(tried)('lists %s if the role reads any', async (object) => {
    const { status } = await client.get(`/${object}?limit=1`);
    expect(status).toBe(rights.objects[object].read === 'none' ? 403 : 200);
  });

  it.each(tried)('exports %s if the role may', async (object) => {
    const { status } = await client.get(`/${object}/export?limit=1`);
    const { read, export: exported } = rights.objects[object];
    expect(status).toBe(read === 'none' || exported === 'none' ? 403 : 200);
  });

  it.each(tried)('changes and deletes %s of a colleague as far as the role reaches', async (object) => {
    const { edit, delete: remove } = rights.objects[object];
    const path = `/${object}/${records[object]}` as const;
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
