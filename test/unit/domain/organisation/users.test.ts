import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { inviteUser } from '#shared/domain/organisation/invite-user.ts';
import { listUserHistory, listUsers } from '#shared/domain/organisation/list-people.ts';
import { noteSignIn } from '#shared/domain/organisation/note-sign-in.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { openSession } from '#shared/runtime/session.ts';
import { departmentKey, userKey } from '#shared/store/keys/organisation.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, testTenant, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let accounts: ReturnType<typeof createAccountsLog>;
const admin = () => people.contextOf('admin');

beforeEach(async () => {
  workspace = createWorkspace();
  accounts = createAccountsLog();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
  ]);
});

const newcomer = { email: ' New@Test.local ', name: 'Nina New', departmentId: 'sales', roles: ['seller'] };
const update = async (id: string, body: unknown, version = 1) =>
  updateUser(await admin(), accounts, id, { body, version });

describe('an invitation', () => {
  it('makes an account and a user, and tells who did it', async () => {
    const user = await inviteUser(await admin(), accounts, newcomer);
    expect(user).toEqual({
      id: 'sub-of-new@test.local',
      ...newcomer,
      email: 'new@test.local',
      status: 'active',
      version: 1,
    });
    expect(accounts.calls).toEqual(['invite new@test.local']);
    const { data } = await listUserHistory(await admin(), user.id, { limit: 10 });
    expect(data).toMatchObject([{ action: 'create', actor: { id: 'admin' }, version: 1 }]);
    const audit = workspace.table.snapshot().filter((item) => item.type === 'audit');
    expect(audit.map((item) => item.pk)).toEqual(['H#usr_sub-of-new@test.local']);
  });

  it('is not made twice, whatever the case of the address', async () => {
    await inviteUser(await admin(), accounts, newcomer);
    const problem = await problemOf(async () => inviteUser(await admin(), accounts, { ...newcomer, name: 'Other' }));
    expect(problem).toMatchObject({ code: 'user.exists', details: { members: { user: { name: 'Nina New' } } } });
    expect(accounts.calls).toHaveLength(1);
  });

  it('that two send at once is made once', async () => {
    const context = await admin();
    const outcomes = await Promise.allSettled([
      inviteUser(context, accounts, newcomer),
      inviteUser(context, accounts, newcomer),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'user.exists' });
  });

  it('names what is wrong with it', async () => {
    const problem = await problemOf(async () =>
      inviteUser(await admin(), accounts, { ...newcomer, departmentId: 'moon', roles: ['seller', 'wizard'] }),
    );
    expect(problem.details.errors).toEqual([
      { pointer: '/departmentId', code: 'reference' },
      { pointer: '/roles/1', code: 'reference' },
    ]);
    const faulty = { email: 'x', name: '', departmentId: 'sales', roles: [], sub: 'me' };
    const faults = await problemOf(async () => inviteUser(await admin(), accounts, faulty));
    expect(faults.details.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/email format',
      '/name required',
      '/roles required',
      '/sub unknown_field',
    ]);
    expect(accounts.calls).toEqual([]);
  });

  it('is a matter of administrators', async () => {
    const context = await people.contextOf('seller1');
    expect(await codeOf(() => inviteUser(context, accounts, newcomer))).toBe('access.denied');
  });
});

describe('a change of a user', () => {
  it('is kept with its version and its history', async () => {
    const { user } = await update('seller1', { name: 'Renamed', absence: { from: '2026-12-01', until: '2026-12-24' } });
    expect(user).toMatchObject({ name: 'Renamed', version: 2, absence: { from: '2026-12-01', until: '2026-12-24' } });
    const cleared = await update('seller1', { absence: null }, 2);
    expect(cleared.user).not.toHaveProperty('absence');
    const { data } = await listUserHistory(await admin(), 'seller1', { limit: 10 });
    expect(data.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['absence'], ['name', 'absence']]);
    expect(data).toMatchObject([{ version: 3 }, { version: 2 }]);
  });

  it('of an older version is made unless it touches the same', async () => {
    await update('seller1', { name: 'Renamed' });
    expect((await update('seller1', { substituteId: 'seller2' })).user).toMatchObject({ version: 3, name: 'Renamed' });
    const problem = await problemOf(() => update('seller1', { name: 'Mine' }));
    expect(problem).toMatchObject({
      code: 'precondition.failed',
      details: { members: { changed: ['name', 'substituteId'], current: { name: 'Renamed', version: 3 } } },
    });
  });

  it('refuses substitutes who are not there, and absences that end before they begin', async () => {
    const body = { substituteId: 'seller1', absence: { from: '2026-12-24', until: '2026-12-01' } };
    const problem = await problemOf(() => update('seller1', body));
    expect(problem.details.errors?.map(({ pointer }) => pointer)).toEqual(['/substituteId', '/absence/until']);
    expect(await codeOf(() => update('nobody', { name: 'x' }))).toBe('not_found');
    expect(await codeOf(() => update('seller1', { email: 'other@test.local' }))).toBe('validation.failed');
  });

  it('ends access at once, and gives it back', async () => {
    await update('seller1', { status: 'disabled' });
    const open = async () => {
      const directory = await loadDirectory(workspace.table);
      return openSession({ subject: 'seller1', directory, table: workspace.table, tenant: testTenant });
    };
    expect(await codeOf(open)).toBe('auth.disabled');
    // The pool may not have answered the first time.
    await update('seller1', { status: 'disabled' }, 2);
    await update('seller1', { status: 'active' }, 2);
    expect((await open()).actor.id).toBe('seller1');
    expect(accounts.calls).toEqual(['disable seller1', 'disable seller1', 'enable seller1']);
  });

  it('takes the records along to another department', async () => {
    const company = await workspace.create('seller1', 'companies', { name: 'Alpha' });
    await workspace.create('seller1', 'deals', { title: 'Pumps', companyId: company.id });
    await workspace.create('seller2', 'companies', { name: 'Beta' });
    const { records } = await update('seller1', { departmentId: 'service' });
    expect(records).toEqual({ changed: { companies: 1, deals: 1 }, done: true });
    const departments = workspace.table
      .snapshot()
      .filter((item) => item.sk === 'REC')
      .map((item) => [
        (item.data as { name?: string; title?: string }).name ?? 'Pumps',
        item.departmentId,
        item.gsi3pk,
      ]);
    expect(departments).toEqual([
      ['Alpha', 'service', 'companies#service'],
      ['Beta', 'sales', 'companies#sales'],
      ['Pumps', 'service', 'deals#service'],
    ]);
    expect((await update('seller1', { departmentId: 'service' }, 2)).records).toEqual({ changed: {}, done: true });
  });
});

describe('the last administrator', () => {
  it('cannot be disabled, and keeps the role', async () => {
    expect(await codeOf(() => update('admin', { status: 'disabled' }))).toBe('user.last_administrator');
    expect(await codeOf(() => update('admin', { roles: ['seller'] }))).toBe('user.last_administrator');
    await update('seller1', { roles: ['administrator', 'seller'] });
    expect((await update('admin', { roles: ['seller'] })).user.roles).toEqual(['seller']);
  });

  it('is left when two send each other away at once', async () => {
    await update('seller1', { roles: ['administrator'] });
    const context = await admin();
    const change = { body: { status: 'disabled' }, version: 2 };
    const outcomes = await Promise.allSettled([
      updateUser(context, accounts, 'admin', { ...change, version: 1 }),
      updateUser(context, accounts, 'seller1', change),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { users } = await loadDirectory(workspace.table);
    expect(
      [...users.values()].filter(({ roles, status }) => roles.includes('administrator') && status === 'active'),
    ).toHaveLength(1);
  });
});

describe('people', () => {
  it('are known to all, their sign-ins to administrators', async () => {
    await noteSignIn(workspace.table, 'seller1', new Date('2026-11-20T09:00:00Z'));
    await noteSignIn(workspace.table, 'seller1', new Date('2026-11-20T09:00:59Z'));
    await noteSignIn(workspace.table, 'nobody', new Date('2026-11-20T09:00:00Z'));
    const seenBy = async (id: string) =>
      (await listUsers(await people.contextOf(id))).find((one) => one.id === 'seller1');
    expect(await seenBy('admin')).toMatchObject({
      lastSignInAt: '2026-11-20T09:00:00.000Z',
      status: 'active',
      version: 1,
    });
    expect(await seenBy('seller2')).not.toHaveProperty('lastSignInAt');
    await noteSignIn(workspace.table, 'seller1', new Date('2026-11-20T09:01:01Z'));
    expect(await seenBy('admin')).toMatchObject({ lastSignInAt: '2026-11-20T09:01:01.000Z', version: 1 });
    expect((await loadDirectory(workspace.table)).users.size).toBe(3);
  });

  it('kept before they had versions are read and changed', async () => {
    const data = { id: 'old', name: 'Old', email: 'old@test.local', departmentId: 'sales', roles: ['seller'] };
    await workspace.table.write({ put: { ...userKey('old'), type: 'user', shape: 1, data } });
    const department = { id: 'back', name: 'Back', parentId: 'sales' };
    await workspace.table.write({ put: { ...departmentKey('back'), type: 'department', shape: 1, data: department } });
    const { users, departments } = await loadDirectory(workspace.table);
    expect(users.get('old')).toEqual({ ...data, status: 'active', version: 1 });
    expect(departments.get('back')).toEqual({ ...department, version: 1 });
    expect((await update('old', { name: 'New' })).user.version).toBe(2);
    expect(await codeOf(() => update('old', { name: 'Newer' }, 1))).toBe('precondition.failed');
  });
});
