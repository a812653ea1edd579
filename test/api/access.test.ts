import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, type PageBody, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

let seller1: Client;
let seller2: Client;
let service: Client;
let admin: Client;
beforeAll(async () => {
  [seller1, seller2, service, admin] = await Promise.all([
    signIn('seller1'),
    signIn('seller2'),
    signIn('service'),
    signIn('admin'),
  ]);
});

async function idOf(client: Client): Promise<string> {
  return (await client.get<{ user: { id: string } }>('/me')).body.user.id;
}

describe('what service sees of deals', () => {
  it('is their outline, on every path, and nothing of what they are worth', async () => {
    const company = await seller1.post<RecordBody>('/companies', { name: makeUnique('Outline') });
    const body = { title: 'Outline', companyId: company.body.id, amount: '4321.09', currency: 'EUR' };
    const { body: deal } = await seller1.post<RecordBody>('/deals', body);
    const answers = await Promise.all([
      service.get(`/deals/${deal.id}`),
      service.get(`/deals?filter[companyId]=${company.body.id}`),
      service.get(`/companies/${company.body.id}/card`),
      service.get(`/deals/${deal.id}/history`),
      service.get('/objects'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[0]?.body).toMatchObject({ title: 'Outline', stageId: 'qualification' });
    const told = JSON.stringify(answers.slice(0, 4).map((answer) => answer.body));
    for (const secret of ['4321.09', 'amount', 'currency']) expect(told).not.toContain(secret);
    const { status, body: refused } = await service.get<ProblemBody>('/deals?filter[companyId]=x&filter[currency]=EUR');
    expect([status, refused.code]).toEqual([400, 'query.unsupported']);
  });
});

describe('a co-manager', () => {
  it('reads the client and works on its contacts; the client is listed as shared', async () => {
    const coManagers = [{ userId: await idOf(seller2), scope: 'Logistics' }];
    const company = await seller1.post<RecordBody>('/companies', { name: makeUnique('Shared'), coManagers });
    const path = `/companies/${company.body.id}` as const;
    expect([(await seller2.get(path)).status, (await seller2.get(`${path}/card`)).status]).toEqual([200, 200]);
    expect((await seller2.patch(path, { name: 'Mine' }, 1)).status).toBe(403);
    const contact = await seller2.post<RecordBody>('/contacts', { lastName: 'Shared', companyId: company.body.id });
    expect(contact.status).toBe(201);
    expect((await seller2.patch(`/contacts/${contact.body.id}`, { position: 'Director' }, 1)).status).toBe(200);
    const shared = await seller2.get<PageBody>('/companies?filter[coManagers][eq]=me');
    expect(shared.body.data.map(({ id }) => id)).toContain(company.body.id);
    expect(shared.headers.get('server-timing')).toContain('trips;desc="2"');
    const explained = await seller2.get<{ you: unknown; people?: unknown }>(`${path}/access`);
    expect(explained.body).toMatchObject({
      you: { read: { because: [{ rule: 'coManager' }] }, edit: { allowed: false } },
    });
    expect(explained.body.people).toBeUndefined();
    const toAdmin = await admin.get<{ people: readonly unknown[] }>(`${path}/access`);
    expect(toAdmin.body.people.length).toBeGreaterThan(2);
    expect((await seller1.patch(path, { coManagers: null }, 1)).status).toBe(200);
    expect([(await seller2.get(path)).status, (await seller2.get(`${path}/access`)).status]).toEqual([404, 404]);
  });
});

describe('roles', () => {
  it('are made and changed by an administrator, and ready ones stay as they are', async () => {
    const name = makeUnique('Role');
    const made = await admin.post<RecordBody>('/roles', { name, objects: { companies: { read: 'own' } } });
    expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([
      201,
      '"1"',
      `/api/v1/roles/${made.body.id}`,
    ]);
    const changed = await admin.patch(`/roles/${made.body.id}`, { capabilities: ['readReports'] }, 1);
    expect([changed.status, changed.body.version, changed.body.capabilities]).toEqual([200, 2, ['readReports']]);
    expect((await admin.patch(`/roles/${made.body.id}`, { name: 'Late' }, 1)).status).toBe(412);
    const builtIn = await admin.patch<ProblemBody>('/roles/seller', { name: 'Mine' }, 1);
    expect([builtIn.status, builtIn.body.code]).toEqual([409, 'role.built_in']);
    const { body } = await admin.get<{ data: readonly { id: string; name: unknown }[] }>('/roles');
    expect(body.data.find(({ id }) => id === made.body.id)?.name).toBe(name);
    expect((await seller1.post('/roles', { name })).status).toBe(403);
    const toSeller = await seller1.get<{ data: readonly object[] }>('/roles');
    expect(toSeller.body.data.find((role) => 'objects' in role)).toBeUndefined();
  });
});
