import { beforeAll, describe, expect, it } from 'vitest';
import type { User } from '#shared/domain/organisation/directory.ts';
import {
  type Client,
  createClient,
  eventually,
  type ProblemBody,
  type RecordBody,
  signIn,
  type Tokens,
} from '#test/support/api-client.ts';
import { enter, type Invited, invite, isMailRead, ownPassword as password } from '#test/support/newcomer.ts';
import { readMailedSecret } from '#test/support/people.ts';
import { makeEmail, makeUnique } from '#test/support/sample-values.ts';

interface Left {
  readonly counts: Readonly<Record<string, number>>;
  readonly done: boolean;
  readonly remaining: number;
  readonly exports: { readonly data: readonly object[] };
  readonly user: { readonly status: string };
}

const anonymous = createClient();
let admin: Client;
beforeAll(async () => {
  admin = await signIn('admin');
});

describe.runIf(isMailRead)('an invited person', () => {
  it('chooses a password at the first visit, and is seen to have signed in', async () => {
    const user = await invite(admin);
    const first = await readMailedSecret(user.email);
    const wrong = await anonymous.post('/auth/login', { email: user.email, password: 'Wrong-2026!' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.failed']);
    const challenge = await anonymous.post<ProblemBody>('/auth/login', { email: user.email, password: first });
    expect([challenge.status, challenge.body.code]).toEqual([401, 'auth.new_password_required']);
    const { session } = challenge.body;

    const choose = (body: object) =>
      anonymous.post<ProblemBody>('/auth/new-password', { email: user.email, session, newPassword: password, ...body });
    const weak = await choose({ newPassword: 'simple' });
    expect([weak.status, weak.body.errors]).toMatchObject([422, [{ pointer: '/newPassword', code: 'password' }]]);
    expect((await choose({ session: `${session}x` })).body.code).toBe('auth.session_over');
    expect((await choose({ email: 'seller1@demo.local' })).body.code).toBe('auth.session_over');
    const chosen = await choose({});
    expect([chosen.status, chosen.body]).toMatchObject([200, { accessToken: expect.any(String) }]);
    const { refreshToken } = chosen.body as unknown as Tokens;
    expect((await anonymous.post('/auth/refresh', { refreshToken })).status).toBe(200);

    expect((await anonymous.post('/auth/login', { email: user.email, password: first })).status).toBe(401);
    expect((await anonymous.post('/auth/login', { email: user.email, password })).status).toBe(200);
    const { body } = await admin.get<User>(`/users/${user.id}`);
    expect(body.lastSignInAt).toMatch(/^\d{4}-/);
  });

  it('who forgot the password gets a code, and nobody learns who is known', async () => {
    const user = await invite(admin);
    await enter(user);
    const forget = (email: string) => anonymous.post('/auth/forgot', { email });
    const known = await forget(user.email);
    const unknown = await forget('nobody@demo.local');
    expect([known.status, known.body]).toEqual([202, {}]);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);

    const code = await eventually(async () => {
      const secret = await readMailedSecret(user.email);
      expect(secret).toMatch(/^\d+$/);
      return secret;
    });
    const reset = (body: object) =>
      anonymous.post<ProblemBody>('/auth/reset', { email: user.email, code, newPassword: `${password}!`, ...body });
    expect((await reset({ code: '0' })).body.errors).toMatchObject([{ pointer: '/code', code: 'code' }]);
    expect((await reset({ email: 'nobody@demo.local' })).body.errors).toMatchObject([{ pointer: '/code' }]);
    expect((await reset({ newPassword: 'simple' })).body.errors).toMatchObject([{ code: 'password' }]);
    expect((await reset({})).status).toBe(204);
    expect((await anonymous.post('/auth/login', { email: user.email, password })).status).toBe(401);
    expect((await anonymous.post('/auth/login', { email: user.email, password: `${password}!` })).status).toBe(200);
  });

  it('who leaves passes clients on, after a look at what that will be', async () => {
    const user = await invite(admin);
    const client = await enter(user);
    const successor = (await (await signIn('seller2')).get<{ user: { id: string } }>('/me')).body.user.id;
    const name = makeUnique('Left behind');
    const { body: company } = await client.post<RecordBody>('/companies', { name });
    await client.post('/contacts', { lastName: 'Petit', companyId: company.id });
    expect((await client.get('/companies/export?fields=name')).status).toBe(200);
    const leave = (body: object) => admin.post<Left>(`/users/${user.id}/leave`, body);
    const shown = await leave({ dryRun: true });
    expect(shown.body).toMatchObject({ counts: { companies: 1, contacts: 1 }, done: false, remaining: 2 });
    expect(shown.body.exports.data).toMatchObject([{ object: 'companies', rows: 1, filters: [], fields: ['name'] }]);
    const history = await admin.get<{ data: readonly { action: string }[] }>(`/users/${user.id}/history`);
    expect(history.body.data[0]?.action).toBe('export');
    const nobody = await admin.post<ProblemBody>(`/users/${user.id}/leave`, {});
    expect(nobody.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/successors/companies',
      '/successors/contacts',
    ]);
    const left = await leave({ successors: successor });
    expect([left.status, left.body]).toMatchObject([200, { done: true, user: { status: 'disabled' } }]);
    expect((await admin.get<RecordBody>(`/companies/${company.id}`)).body).toMatchObject({
      accountManagerId: successor,
      version: 2,
    });
    expect((await anonymous.post('/auth/login', { email: user.email, password })).status).toBe(401);
  });
});

// Functions know people for ten seconds by heart: that is waited for side by side.
describe.concurrent('access that was ended', () => {
  it.runIf(isMailRead)('of a person opens nothing, and everything again when it is given back', async () => {
    const user = await invite(admin);
    const client = await enter(user);
    const { body: tokens } = await anonymous.post<Tokens>('/auth/login', { email: user.email, password });
    const disabled = await admin.patch<Invited>(`/users/${user.id}`, { status: 'disabled' }, 1);
    expect([disabled.status, disabled.body.status]).toEqual([200, 'disabled']);
    expect((await anonymous.post('/auth/login', { email: user.email, password })).status).toBe(401);
    expect((await anonymous.post('/auth/refresh', { refreshToken: tokens.refreshToken })).status).toBe(401);
    await eventually(async () => expect((await client.get('/me')).body.code).toBe('auth.disabled'));
    const enabled = await admin.patch(`/users/${user.id}`, { status: 'active' }, 2);
    expect([enabled.status, enabled.headers.get('etag')]).toEqual([200, '"3"']);
    expect((await anonymous.post('/auth/login', { email: user.email, password })).status).toBe(200);
  });

  it('of an API key opens nothing, for good', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const wish = { name: 'Short-lived', roles: ['seller'], departmentId: 'sales', expiresAt };
    const { body: made } = await admin.post<{ id: string; key: string }>('/api-keys', wish);
    const { body: tokens } = await anonymous.post<Tokens>('/auth/token', { apiKey: made.key });
    const machine = createClient(tokens.accessToken);
    await eventually(async () => expect((await machine.get('/me')).status).toBe(200));
    expect((await admin.delete(`/api-keys/${made.id}`)).status).toBe(204);
    const refused = await anonymous.post('/auth/token', { apiKey: made.key });
    expect([refused.status, refused.body.code]).toEqual([401, 'auth.failed']);
    await eventually(async () => expect((await machine.get('/me')).body.code).toBe('auth.disabled'));
  });
});

describe('people', () => {
  it('are invited once, changed with their version, and have a history', async () => {
    const user = await invite(admin, ['seller', 'serviceAgent']);
    const body = { email: user.email.toUpperCase(), name: 'Again', departmentId: 'sales', roles: ['seller'] };
    const again = await admin.post<ProblemBody>('/users', body);
    expect([again.status, again.body.code]).toEqual([409, 'user.exists']);

    const path = `/users/${user.id}` as const;
    expect((await admin.call('PATCH', path, { body: { name: 'Changed' } })).status).toBe(428);
    const changed = await admin.patch<Invited>(path, { name: 'Changed' }, 1);
    expect([changed.status, changed.headers.get('etag'), changed.body.version]).toEqual([200, '"2"', 2]);
    expect((await admin.patch(path, { name: 'Mine' }, 1)).status).toBe(412);
    const history = await admin.get<{ data: readonly { action: string }[] }>(`${path}/history`);
    expect(history.body.data.map(({ action }) => action)).toEqual(['update', 'create']);
    const moved = await admin.patch(path, { departmentId: 'service' }, 2);
    expect(moved.body).toMatchObject({ departmentId: 'service', records: { done: true } });
  });

  it('and departments are kept by administrators alone', async () => {
    const seller = await signIn('seller1');
    const { body } = await seller.get<{ data: readonly User[] }>('/users');
    const id = body.data[0]?.id;
    expect(body.data.some((user) => 'lastSignInAt' in user)).toBe(false);
    const attempts = [
      seller.post('/users', { email: makeEmail(), name: 'X', departmentId: 'sales', roles: ['administrator'] }),
      seller.patch(`/users/${id}`, { roles: ['administrator'] }, 1),
      seller.post(`/users/${id}/leave`, { dryRun: true }),
      seller.get(`/users/${id}/history`),
      seller.post('/departments', { name: 'Mine', parentId: 'sales' }),
      seller.patch('/departments/sales', { name: 'Mine' }, 1),
    ];
    for (const answer of await Promise.all(attempts))
      expect([answer.status, answer.body.code]).toEqual([403, 'access.denied']);
  });

  it('cannot lock themselves out', async () => {
    const { body } = await admin.get<{ user: { id: string } }>('/me');
    const { body: me } = await admin.get<User>(`/users/${body.user.id}`);
    const answer = await admin.patch<ProblemBody>(`/users/${me.id}`, { status: 'disabled' }, me.version);
    expect([answer.status, answer.body.code]).toEqual([409, 'user.last_administrator']);
  });
});

describe('departments', () => {
  it('are added below others, renamed, and never stand below themselves', async () => {
    const created = await admin.post<{ id: string }>('/departments', {
      name: makeUnique('North'),
      parentId: 'service',
    });
    expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"']);
    const path = `/departments/${created.body.id}` as const;
    const renamed = await admin.patch(path, { name: 'Far north' }, 1);
    expect([renamed.status, renamed.body.name, renamed.headers.get('etag')]).toEqual([200, 'Far north', '"2"']);
    const loop = await admin.patch<ProblemBody>('/departments/service', { parentId: created.body.id }, 1);
    expect([loop.status, loop.body.errors]).toMatchObject([422, [{ pointer: '/parentId', code: 'loop' }]]);
    const { body } = await admin.get<{ data: readonly { id: string; name: string }[] }>('/departments');
    expect(body.data).toContainEqual({ id: created.body.id, name: 'Far north', parentId: 'service', version: 2 });
  });
});
