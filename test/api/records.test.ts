import { beforeAll, describe, expect, it } from 'vitest';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { type Client, type PageBody, type ProblemBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeEmail, makeInn, makePhone, makeUnique } from '#test/support/sample-values.ts';

let seller: Client;
let other: Client;
let manager: Client;
let admin: Client;
beforeAll(async () => {
  [seller, other, manager, admin] = (await Promise.all(
    (['seller1', 'seller2', 'manager', 'admin'] as const).map((name) => signIn(name)),
  )) as [Client, Client, Client, Client];
});

async function createCompany(client: Client, fields: object = {}): Promise<RecordBody> {
  const { status, body } = await client.post<RecordBody>('/companies', { name: makeUnique('Records'), ...fields });
  expect([status, body]).toEqual([201, expect.objectContaining({ object: 'companies' })]);
  return body;
}

describe('a record', () => {
  it('is created with an id, a place and a version, and read back as it was answered', async () => {
    const { value: phone } = { value: makePhone() };
    const email = makeEmail().toUpperCase();
    const fields = { name: makeUnique('Création'), phones: [{ value: phone }], emails: [{ value: email }] };
    const created = await seller.post<RecordBody>('/companies', fields);
    const { id } = created.body;
    expect(created.status).toBe(201);
    expect(id).toMatch(/^com_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(created.headers.get('location')).toBe(`${apiPrefix}/companies/${id}`);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.body).toMatchObject({
      object: 'companies',
      version: 1,
      name: fields.name,
      phones: [{ value: phone, e164: phone.replaceAll(' ', '') }],
      emails: [{ value: email, canonical: email.toLowerCase() }],
    });
    const read = await seller.get<RecordBody>(`/companies/${id}`);
    expect([read.status, read.headers.get('etag'), read.body]).toEqual([200, '"1"', created.body]);
    const me = await seller.get<{ user: { id: string } }>('/me');
    expect(created.body.accountManagerId).toBe(me.body.user.id);
  });

  it('takes part in a merge patch: null clears, what is not named stays', async () => {
    const { id } = await createCompany(seller, { legalName: 'Before', industry: 'Ships' });
    const patched = await seller.patch<RecordBody>(`/companies/${id}`, { legalName: null, description: 'New' }, 1);
    expect([patched.status, patched.headers.get('etag')]).toEqual([200, '"2"']);
    expect(patched.body).toMatchObject({ version: 2, industry: 'Ships', description: 'New' });
    expect(patched.body).not.toHaveProperty('legalName');
    expect((await seller.get(`/companies/${id}`)).body).toEqual(patched.body);
  });

  it('is gone after it was deleted, for lists too, and back after it was restored', async () => {
    const { id, name } = await createCompany(manager);
    expect((await manager.delete(`/companies/${id}`)).status).toBe(204);
    expect((await manager.get(`/companies/${id}`)).status).toBe(404);
    const list = await manager.get<PageBody>(
      `/companies?filter[name][prefix]=${encodeURIComponent(String(name))}&sort=name`,
    );
    expect(list.body.data).toEqual([]);
    const restored = await manager.post<RecordBody>(`/companies/${id}/restore`, {});
    expect([restored.status, restored.body.name]).toEqual([200, name]);
    expect((await manager.get(`/companies/${id}`)).status).toBe(200);
  });

  it('keeps long texts whole', async () => {
    const description = 'Длинный текст. '.repeat(500);
    const { id } = await createCompany(seller, { description });
    expect((await seller.get<RecordBody>(`/companies/${id}`)).body.description).toBe(description.trim());
  });
});

describe('two people at one record', () => {
  it('are told who was first, and both are heard where they do not meet', async () => {
    const { id } = await createCompany(seller, { industry: 'Old', legalName: 'Old' });
    await seller.patch(`/companies/${id}`, { industry: 'First' }, 1);

    const merged = await manager.patch<RecordBody>(`/companies/${id}`, { legalName: 'Second' }, 1);
    expect([merged.status, merged.body]).toEqual([
      200,
      expect.objectContaining({ version: 3, industry: 'First', legalName: 'Second' }),
    ]);

    const refused = await manager.patch<ProblemBody>(`/companies/${id}`, { industry: 'Third' }, 1);
    expect(refused.status).toBe(412);
    expect(refused.body).toMatchObject({
      code: 'precondition.failed',
      current: { version: 3, industry: 'First' },
      changed: expect.arrayContaining(['industry']),
    });
    expect((await seller.get<RecordBody>(`/companies/${id}`)).body.industry).toBe('First');
  });

  it('must say which version they saw', async () => {
    const { id } = await createCompany(seller);
    const without = await seller.call<ProblemBody>('PATCH', `/companies/${id}`, { body: { industry: 'x' } });
    expect([without.status, without.body.code]).toEqual([428, 'precondition.required']);
    const strange = await seller.patch<ProblemBody>(`/companies/${id}`, { industry: 'x' }, 'x');
    expect([strange.status, strange.body.code]).toEqual([412, 'precondition.failed']);
  });

  it('leave a trace of every change', async () => {
    const { id } = await createCompany(seller, { industry: 'Old' });
    await manager.patch(`/companies/${id}`, { industry: 'New' }, 1);
    const { body } = await seller.get<PageBody<Record<string, unknown>>>(`/companies/${id}/history`);
    expect(body.data).toEqual([
      expect.objectContaining({
        action: 'update',
        channel: 'api',
        actor: expect.objectContaining({ name: 'Claire Fontaine' }),
        changes: [{ field: 'industry', old: 'Old', new: 'New' }],
      }),
      expect.objectContaining({ action: 'create', actor: expect.objectContaining({ name: 'Анна Белова' }) }),
    ]);
    const page = await seller.get<PageBody<{ version: number }>>(`/companies/${id}/history?limit=1`);
    const rest = await seller.get<PageBody<{ version: number }>>(
      `/companies/${id}/history?limit=1&cursor=${page.body.page.next}`,
    );
    expect([...page.body.data, ...rest.body.data].map(({ version }) => version)).toEqual([2, 1]);
  });
});

describe('a value of the past', () => {
  it('shows where it comes from, and comes back', async () => {
    const { id } = await createCompany(seller, { industry: 'Old' });
    const path = `/companies/${id}` as const;
    await manager.patch(path, { industry: 'New' }, 1);
    const { body } = await seller.get<{ fields: Record<string, object> }>(`${path}/sources`);
    expect(body.fields.industry).toMatchObject({ version: 2, channel: 'api', actor: { name: 'Claire Fontaine' } });
    expect(body.fields.name).toMatchObject({ version: 1, actor: { name: 'Анна Белова' } });

    const wanted = { field: 'industry', value: 'old' };
    const back = `${path}/history/2/restore` as const;
    expect((await seller.post(back, wanted)).status).toBe(428);
    expect((await seller.post(back, wanted, { 'if-match': '"1"' })).status).toBe(412);
    expect((await seller.post(`${path}/history/7/restore`, wanted, { 'if-match': '"2"' })).status).toBe(404);
    const restored = await seller.post<RecordBody>(back, wanted, { 'if-match': '"2"' });
    expect([restored.status, restored.headers.get('etag'), restored.body.industry]).toEqual([200, '"3"', 'Old']);
    const refused = await seller.post<ProblemBody>(back, { field: 'name', value: 'old' }, { 'if-match': '"3"' });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/field']);
    expect([(await other.get(`${path}/sources`)).status, (await other.post(back, wanted)).status]).toEqual([404, 428]);
  });
});

describe('a hidden record', () => {
  it('answers as one that does not exist', async () => {
    const { id } = await createCompany(seller);
    const absent = `com_${'0'.repeat(26)}`;
    const answers = async (target: string) =>
      Promise.all([
        other.get(`/companies/${target}`),
        other.get(`/companies/${target}/card`),
        other.get(`/companies/${target}/history`),
        other.patch(`/companies/${target}`, { name: 'x' }, 1),
        other.delete(`/companies/${target}`),
        other.post(`/companies/${target}/restore`, {}),
        other.post('/contacts', { lastName: 'x', companyId: target }),
        other.get(`/contacts?filter[companyId]=${target}`),
      ]);
    const seen = async (target: string) => (await answers(target)).map(({ status, body }) => [status, body]);
    const hidden = await seen(id);
    expect(hidden).toEqual(await seen(absent));
    expect(hidden.slice(0, 6).map(([status]) => status)).toEqual(Array(6).fill(404));
    expect((await seller.get(`/companies/${id}`)).status).toBe(200);
  });

  it('shows to who leads the department, and who leads the house', async () => {
    const { id } = await createCompany(seller);
    for (const client of [manager, admin]) expect((await client.get(`/companies/${id}`)).status).toBe(200);
  });
});

describe('a repeated request', () => {
  it('is answered as the first one, and applied once', async () => {
    const key = { 'idempotency-key': makeUnique('key') };
    const body = { name: makeUnique('Once'), identifiers: [{ scheme: 'RU-INN', value: makeInn() }] };
    const first = await seller.post<RecordBody>('/companies', body, key);
    const second = await seller.post<RecordBody>('/companies', body, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));

    const path = `/companies/${first.body.id}` as const;
    const patches = [1, 2].map(() =>
      seller.patch<RecordBody>(path, { industry: 'Ships' }, 1, { 'idempotency-key': makeUnique('k') }),
    );
    expect((await Promise.all(patches)).map(({ status }) => status)).toContain(200);
  });

  it('is applied once too when both arrive at the same moment', async () => {
    const key = { 'idempotency-key': makeUnique('key') };
    const body = { name: makeUnique('Twins') };
    const answers = await Promise.all([1, 2, 3, 4].map(() => seller.post<RecordBody>('/companies', body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  it('is refused with another body, and free for another person', async () => {
    const key = { 'idempotency-key': makeUnique('key') };
    const body = { name: makeUnique('Mismatch') };
    await seller.post('/companies', body, key);
    const changed = await seller.post<ProblemBody>('/companies', { name: makeUnique('Changed') }, key);
    expect([changed.status, changed.body.code]).toEqual([422, 'idempotency.mismatch']);
    expect((await other.post('/companies', { name: makeUnique('Other') }, key)).status).toBe(201);
  });
});

describe('a legal number', () => {
  it('belongs to one record; the second is told who holds it, as far as they may know', async () => {
    const identifiers = [{ scheme: 'RU-INN', value: makeInn() }];
    const holder = await createCompany(seller, { identifiers });
    const own = await seller.post<ProblemBody>('/companies', { name: makeUnique('Again'), identifiers });
    expect([own.status, own.body.code]).toEqual([409, 'identity.taken']);
    expect(own.body.matches).toMatchObject([
      { band: 'certain', record: { id: holder.id }, actions: ['open', 'attach'] },
    ]);

    const foreign = await other.post<ProblemBody>('/companies', { name: makeUnique('Foreign'), identifiers });
    expect(foreign.status).toBe(409);
    expect(foreign.body.matches).toMatchObject([{ disclosed: { accountManager: { name: 'Анна Белова' } } }]);
    expect(JSON.stringify(foreign.body)).not.toContain(String(holder.name));
    expect(JSON.stringify(foreign.body)).not.toContain(holder.id);
  });

  it('stays with a holder in the bin, which is offered to be restored', async () => {
    const identifiers = [{ scheme: 'RU-INN', value: makeInn() }];
    const first = await createCompany(manager, { identifiers });
    await manager.delete(`/companies/${first.id}`);
    const again = await manager.post<ProblemBody>('/companies', { name: makeUnique('Again'), identifiers });
    expect([again.status, again.body.code]).toEqual([409, 'identity.taken']);
    expect(again.body.matches).toMatchObject([{ record: { id: first.id }, actions: ['restore'] }]);
    expect((await manager.post(`/companies/${first.id}/restore`, {})).status).toBe(200);
  });

  it('goes with a patch as well', async () => {
    const identifiers = [{ scheme: 'RU-INN', value: makeInn() }];
    await createCompany(seller, { identifiers });
    const { id } = await createCompany(seller);
    const answer = await seller.patch<ProblemBody>(`/companies/${id}`, { identifiers }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'identity.taken']);
    expect((await seller.get<RecordBody>(`/companies/${id}`)).body.version).toBe(1);
  });
});
