import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  createClient,
  eventually,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface ApiKey {
  readonly id: string;
  readonly key: string;
  readonly status: string;
  readonly lastUsedAt: string | null;
  readonly [field: string]: unknown;
}
interface Listed {
  readonly data: readonly ApiKey[];
}
interface History {
  readonly data: readonly { readonly actor: { readonly id: string; readonly name: string } }[];
}

const anonymous = createClient();
const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString();
let admin: Client;
beforeAll(async () => {
  admin = await signIn('admin');
});

async function make(more: object = {}): Promise<ApiKey> {
  const body = { name: makeUnique('Shop'), roles: ['seller'], departmentId: 'sales', expiresAt: inAWeek, ...more };
  const answer = await admin.post<ApiKey>('/api-keys', body);
  expect(answer.status).toBe(201);
  return answer.body;
}
const exchange = (apiKey: string) => anonymous.post<ProblemBody & { accessToken: string }>('/auth/token', { apiKey });

describe('an API key', () => {
  it('gives a token that does what its roles may, under its name', async () => {
    const { key, ...made } = await make();
    const given = await exchange(key);
    expect([given.status, given.body]).toEqual([
      200,
      { accessToken: expect.any(String), expiresIn: expect.any(Number) },
    ]);
    const machine = createClient(given.body.accessToken);
    const me = await eventually(async () => {
      const answer = await machine.get<{ user: object; roles: readonly string[] }>('/me');
      expect(answer.status).toBe(200);
      return answer.body;
    });
    expect(me).toMatchObject({ user: { id: made.id, name: made.name }, roles: ['seller'] });

    const company = await machine.post<RecordBody>('/companies', { name: makeUnique('By a machine') });
    expect([company.status, company.body.accountManagerId]).toEqual([201, made.id]);
    const history = await admin.get<History>(`/companies/${company.body.id}/history`);
    expect(history.body.data[0]?.actor).toEqual({ id: made.id, name: made.name });
    expect((await machine.get('/api-keys')).status).toBe(403);
    expect((await machine.post('/users', {})).status).toBe(403);

    const listed = async () => (await admin.get<Listed>('/api-keys')).body.data.find(({ id }) => id === made.id);
    expect(await listed()).toEqual({ ...made, lastUsedAt: expect.stringMatching(/^\d{4}-/) });
    const { body: users } = await admin.get<{ data: readonly { id: string; apiKey?: object }[] }>('/users');
    expect(users.data.find(({ id }) => id === made.id)?.apiKey).toMatchObject({ expiresAt: inAWeek });

    expect((await admin.delete(`/api-keys/${made.id}`)).status).toBe(204);
    expect(await listed()).toMatchObject({ status: 'revoked' });
  });

  it('that is none opens nothing, and no machine signs in by mail', async () => {
    const { id, key } = await make();
    for (const text of ['nothing', `${key.slice(0, -1)}_`, `steward_${id}_${'A'.repeat(43)}`]) {
      const { status, body } = await exchange(text);
      expect([status, body.code, body.errors]).toMatchObject([401, 'auth.failed', [{ pointer: '/apiKey' }]]);
    }
    expect((await anonymous.post('/auth/token', {})).status).toBe(422);
    expect((await anonymous.post('/auth/forgot', { email: id })).status).toBe(202);
    const reset = { email: id, code: '123456', newPassword: 'Own-Word-2026' };
    expect((await anonymous.post('/auth/reset', reset)).status).toBe(422);
    expect((await anonymous.post('/auth/login', { email: id, password: key })).status).toBe(401);
  });

  it('is made by those who configure, for a while, with roles that are there', async () => {
    const seller = await signIn('seller1');
    for (const answer of [
      await seller.get('/api-keys'),
      await seller.post('/api-keys', { name: 'x', roles: ['seller'], departmentId: 'sales', expiresAt: inAWeek }),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'access.denied']);
    const body = { name: 'x', roles: ['wizard'], departmentId: 'sales', expiresAt: '2020-01-01T00:00:00Z' };
    const { status, body: problem } = await admin.post<ProblemBody>('/api-keys', body);
    expect([status, problem.errors?.map(({ code }) => code)]).toEqual([422, ['reference']]);
    const late = await admin.post<ProblemBody>('/api-keys', { ...body, roles: ['seller'] });
    expect(late.body.errors).toMatchObject([{ pointer: '/expiresAt', code: 'expiry' }]);
  });
});
