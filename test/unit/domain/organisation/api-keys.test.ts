import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeApiKey } from '#shared/domain/access/exchange-api-key.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '#shared/domain/organisation/api-keys.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import { listUserHistory } from '#shared/domain/organisation/list-people.ts';
import { createRole } from '#shared/domain/organisation/manage-roles.ts';
import { noteSignIn } from '#shared/domain/organisation/note-sign-in.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import type { Credentials } from '#shared/model/credentials.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { mostApiKeys } from '#shared/model/organisation.ts';
import { Problem } from '#shared/model/problems.ts';
import { openSession } from '#shared/runtime/session.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, testTenant, type Workspace } from '#test/support/workspace.ts';

const day = 24 * 60 * 60_000;
/** Behind the workspace's clock, which stands still, and the real one, by which sessions go. */
const expiresAt = '2027-06-01T00:00:00.000Z';
const wish = { name: 'Web shop', roles: ['seller'], departmentId: 'sales', expiresAt };

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let accounts: ReturnType<typeof createAccountsLog>;

beforeEach(async () => {
  workspace = createWorkspace();
  accounts = createAccountsLog();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
  ]);
});

const create = async (more: object = {}, by = 'admin') =>
  createApiKey(await people.contextOf(by), accounts, { ...wish, ...more });
const list = async () => listApiKeys(await people.contextOf('admin'));
const revoke = async (id: string) => revokeApiKey(await people.contextOf('admin'), accounts, id);
const faultsOf = async (call: Promise<unknown>) =>
  (await problemOf(call)).details.errors?.map(({ pointer, code }) => `${pointer} ${code}`);

/** The pool as far as keys know it: machines and their passwords. */
const userPool = {
  signIn: async ({ email, password }: Credentials) => {
    const isRight = accounts.machines[Number(email.replace('machine-', '')) - 1] === password;
    if (!isRight || accounts.calls.includes(`disable ${email}`)) throw new Problem('auth.failed');
    return { accessToken: `of ${email}`, idToken: 'i', refreshToken: 'r', expiresIn: 3600 };
  },
};
const exchange = (key: string, now = workspace.contextOf('admin').now()) =>
  exchangeApiKey({ table: workspace.table, userPool, now }, key);

describe('an API key', () => {
  it('is told once, opens the door, and is kept nowhere', async () => {
    const { key, ...made } = await create();
    const { now } = workspace.contextOf('admin');
    expect(made).toEqual({
      id: 'machine-1',
      name: 'Web shop',
      roles: ['seller'],
      departmentId: 'sales',
      createdAt: now().toISOString(),
      createdBy: 'admin',
      expiresAt,
      status: 'active',
      lastUsedAt: null,
    });
    expect(await list()).toEqual([made]);
    expect(await exchange(key)).toEqual({ accessToken: 'of machine-1', expiresIn: 3600 });

    const secret = key.replace('steward_machine-1_', '');
    const kept = JSON.stringify(workspace.table.snapshot());
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(accounts.machines[0]);
    expect(accounts.machines[0]).not.toContain(secret);
    // What lies in the table does not sign in at the pool either.
    const [item] = workspace.table.snapshot().filter(({ type }) => type === 'apiKey');
    expect(accounts.machines[0]).not.toContain(String(item?.hash));
  });

  it('opens nothing when it is not exactly right', async () => {
    const { key } = await create();
    const { key: other } = await create();
    const wrong = [
      '',
      'steward_machine-1_',
      key.slice(0, -1),
      `${key}x`,
      key.replace('machine-1', 'machine-2'),
      key.replace('machine-1', 'nobody'),
      `${key.slice(0, -43)}${other.slice(-43)}`,
    ];
    for (const text of wrong) {
      const problem = await problemOf(exchange(text));
      expect([text, problem.code, problem.details.errors]).toEqual([
        text,
        'auth.failed',
        [{ pointer: '/apiKey', code: 'api_key' }],
      ]);
    }
  });

  it('ends when it is revoked: at the door, in the session and at the pool, and is not revoked twice', async () => {
    const { key, id } = await create();
    await revoke(id);
    expect(accounts.calls).toEqual(['disable machine-1']);
    expect(await codeOf(exchange(key))).toBe('auth.failed');
    expect(await codeOf(people.contextOf(id).then(() => openAs(id)))).toBe('auth.disabled');
    await revoke(id);
    expect(accounts.calls).toHaveLength(1);
    expect(await list()).toMatchObject([{ id, status: 'revoked' }]);
    const { data } = await listUserHistory(await people.contextOf('admin'), id, { limit: 10 });
    expect(data).toMatchObject([
      { action: 'update', reason: 'revoked', actor: { id: 'admin' } },
      { action: 'create', actor: { id: 'admin' } },
    ]);
  });

  it('that the pool did not end is still there to be revoked', async () => {
    const { id } = await create();
    const broken = {
      ...accounts,
      disable: async () => {
        throw new Error('the pool does not answer');
      },
    };
    await expect(revokeApiKey(await people.contextOf('admin'), broken, id)).rejects.toThrow('does not answer');
    expect(await list()).toMatchObject([{ status: 'active' }]);
  });

  it('expires, and its last token no later than itself', async () => {
    const { key } = await create();
    const end = Date.parse(expiresAt);
    expect(await exchange(key, new Date(end - 90_500))).toMatchObject({ expiresIn: 90 });
    expect(await codeOf(exchange(key, new Date(end)))).toBe('auth.failed');
    const over = await create({ expiresAt: new Date(Date.parse('2026-11-20T10:00:01Z')).toISOString() });
    expect(await codeOf(() => openAs(over.id))).toBe('auth.disabled');
    workspace.tick();
    expect(await list()).toMatchObject([{ id: over.id, status: 'expired' }, { status: 'active' }]);
  });

  it('tells when it was last used', async () => {
    const { id } = await create();
    await noteSignIn(workspace.table, id, new Date('2026-11-20T11:00:00Z'));
    expect(await list()).toMatchObject([{ lastUsedAt: '2026-11-20T11:00:00.000Z' }]);
  });
});

async function openAs(subject: string) {
  const directory = await loadDirectory(workspace.table);
  return openSession({ subject, directory, table: workspace.table, tenant: testTenant });
}

describe('who makes an API key', () => {
  it('configures the workspace, and is a person', async () => {
    expect(await codeOf(create({}, 'seller1'))).toBe('access.denied');
    const { id } = await create({ roles: ['administrator'] });
    expect(await codeOf(create({}, id))).toBe('access.denied');
    const seller = await people.contextOf('seller1');
    expect(await codeOf(() => listApiKeys(seller))).toBe('access.denied');
    expect(await codeOf(() => revokeApiKey(seller, accounts, id))).toBe('access.denied');
  });

  it('gives it no more than they have: actions, fields, departments', async () => {
    const admin = await people.contextOf('admin');
    const { id: keeper } = await createRole(admin, {
      name: 'Keeper',
      objects: { companies: { read: 'department' }, deals: { read: 'all' } },
      fields: { deals: { amount: 'hidden' } },
      capabilities: ['configure'],
    });
    const body = { roles: [keeper] };
    await updateUser(admin, accounts, 'seller1', { body, version: 1 });
    const wider = async (objects: object, more: object = {}) =>
      (await createRole(admin, { name: 'Wider', objects, ...more })).id;
    const hidden = { fields: { deals: { amount: 'hidden' } } };

    expect((await create(body, 'seller1')).roles).toEqual([keeper]);
    const narrow = await wider({ companies: { read: 'own' }, deals: { read: 'department' } }, hidden);
    expect((await create({ roles: [narrow] }, 'seller1')).roles).toEqual([narrow]);

    const tooWide = [
      await wider({ companies: { read: 'all' } }, hidden),
      await wider({ companies: { edit: 'own' } }, hidden),
      await wider({ contacts: { read: 'own' } }),
      await wider({ deals: { read: 'own' } }),
      await wider({}, { capabilities: ['runJobs'] }),
      'administrator',
    ];
    for (const role of tooWide)
      expect(await faultsOf(create({ roles: [keeper, role] }, 'seller1')), role).toEqual(['/roles/1 rights']);
    expect(await faultsOf(create({ ...body, departmentId: 'company' }, 'seller1'))).toEqual(['/departmentId rights']);
  });

  it('says how long it lives: at most a year and a day', async () => {
    const now = workspace.contextOf('admin').now().getTime();
    const at = (time: number) => ({ expiresAt: new Date(time).toISOString() });
    await create(at(now + 366 * day));
    await create({ expiresAt: '2027-01-01T12:00:00+03:00' });
    expect((await list()).map((key) => key.expiresAt)).toContain('2027-01-01T09:00:00.000Z');
    for (const time of [now, now - 1, now + 366 * day + 1])
      expect(await faultsOf(create(at(time)))).toEqual(['/expiresAt expiry']);
    expect(await faultsOf(create({ expiresAt: '2027-01-01' }))).toEqual(['/expiresAt format']);
    const nothing = createApiKey(await people.contextOf('admin'), accounts, {});
    expect(await faultsOf(nothing)).toEqual([
      '/name required',
      '/roles required',
      '/departmentId required',
      '/expiresAt required',
    ]);
    expect(await faultsOf(create({ roles: ['wizard'], departmentId: 'moon' }))).toEqual([
      '/departmentId reference',
      '/roles/0 reference',
    ]);
    expect(accounts.machines).toHaveLength(2);
  });

  it('has only so many at once', async () => {
    const context = await people.contextOf('admin');
    for (let made = 0; made < mostApiKeys; made += 1) await createApiKey(context, accounts, wish);
    expect(await codeOf(create())).toBe('api_key.limit');
    await revoke('machine-1');
    expect((await create()).status).toBe('active');
  });
});

describe('a machine user', () => {
  it('works under its name, and is given nothing', async () => {
    const { id } = await create();
    const machine = await people.contextOf(id);
    const company = await createRecord(machine, definitions.companies, { name: 'Made by a machine' });
    expect(company).toMatchObject({ accountManagerId: id, createdBy: id });
    const given = { name: 'Given', accountManagerId: id };
    const admin = await people.contextOf('admin');
    expect(await faultsOf(createRecord(admin, definitions.companies, given))).toEqual(['/accountManagerId reference']);
    const audit = workspace.table.snapshot().find(({ pk }) => pk === `H#${company.id}`);
    expect(audit?.actor).toEqual({ id, name: 'Web shop' });
  });

  it('is nobody to be changed, to stand in, to succeed, or to be the last administrator', async () => {
    const { id } = await create({ roles: ['administrator'] });
    const admin = await people.contextOf('admin');
    const change = (who: string, body: object) => updateUser(admin, accounts, who, { body, version: 1 });
    expect(await codeOf(change(id, { status: 'active' }))).toBe('not_found');
    expect(await codeOf(leaveUser(admin, accounts, id, { dryRun: true }))).toBe('not_found');
    expect(await faultsOf(change('seller1', { substituteId: id }))).toEqual(['/substituteId reference']);
    expect(await faultsOf(leaveUser(admin, accounts, 'seller1', { successors: id }))).toEqual([
      '/successors reference',
    ]);
    expect(await codeOf(change('admin', { roles: ['seller'] }))).toBe('user.last_administrator');
    expect(await faultsOf(change('seller1', { apiKey: null }))).toEqual(['/apiKey read_only']);
  });

  it('ends when the person leaves who made it', async () => {
    await updateUser(await people.contextOf('admin'), accounts, 'seller1', {
      body: { roles: ['administrator'] },
      version: 1,
    });
    const { key, id } = await create({}, 'seller1');
    const revoked = await create({}, 'seller1');
    await revoke(revoked.id);
    await create({ name: 'Other' });
    const leave = async (body: object) => leaveUser(await people.contextOf('admin'), accounts, 'seller1', body);
    const apiKeys = [{ id, name: 'Web shop', status: 'active' }];
    expect(await leave({ dryRun: true })).toMatchObject({ apiKeys });
    expect(await exchange(key)).toMatchObject({ accessToken: `of ${id}` });
    expect(await leave({})).toMatchObject({ apiKeys, done: true });
    expect(await codeOf(exchange(key))).toBe('auth.failed');
    expect((await list()).filter(({ status }) => status === 'active')).toMatchObject([{ name: 'Other' }]);
    expect(await leave({})).toMatchObject({ apiKeys: [] });
  });
});
