import { beforeEach, describe, expect, it } from 'vitest';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let accounts: ReturnType<typeof createAccountsLog>;

const leave = async (body: unknown, id = 'seller1') => leaveUser(await people.contextOf('admin'), accounts, id, body);
const owners = () =>
  workspace.table
    .snapshot()
    .filter((item) => item.sk === 'REC')
    .map((item) => {
      const data = item.data as Record<string, string>;
      return `${item.type} ${data.name ?? data.title ?? data.lastName ?? data.subject}: ${data.accountManagerId ?? data.ownerId}`;
    })
    .sort();

beforeEach(async () => {
  workspace = createWorkspace();
  accounts = createAccountsLog();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
    ['seller3', 'seller'],
  ]);
  const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'Alpha' });
  await workspace.create('seller1', 'contacts', { lastName: 'Petit', companyId });
  await workspace.create('seller1', 'deals', { title: 'Open', companyId });
  await workspace.create('seller1', 'deals', { title: 'Sold', companyId, stageId: 'won' });
  await workspace.create('seller1', 'activities', {
    type: 'note',
    at: '2026-11-19T10:00:00Z',
    subject: 'Talk',
    companyId,
  });
});

describe('a person who leaves', () => {
  it('is shown first, and nothing is changed by that', async () => {
    const before = workspace.table.snapshot();
    const shown = await leave({ dryRun: true });
    expect(shown).toEqual({
      user: { id: 'seller1', name: 'Name of seller1', status: 'active' },
      dryRun: true,
      counts: { companies: 1, contacts: 1, deals: 1 },
      passed: {},
      remaining: 3,
      done: false,
      exports: { data: [], more: false },
      apiKeys: [],
    });
    expect(workspace.table.snapshot()).toEqual(before);
    expect(accounts.calls).toEqual([]);
  });

  it('passes clients and open deals to one successor, keeps what was closed and said, and cannot come back', async () => {
    const left = await leave({ successors: 'seller2' });
    expect(left).toMatchObject({
      user: { status: 'disabled' },
      passed: { companies: 1, contacts: 1, deals: 1 },
      remaining: 0,
      done: true,
    });
    expect(owners()).toEqual([
      'activities Talk: seller1',
      'companies Alpha: seller2',
      'contacts Petit: seller2',
      'deals Open: seller2',
      'deals Sold: seller1',
    ]);
    expect(accounts.calls).toEqual(['disable seller1']);
    const audit = workspace.table.snapshot().filter((item) => item.type === 'audit' && item.version !== 1);
    expect(audit.filter(({ reason }) => reason === 'The owner has left')).toHaveLength(3);
    expect(await leave({ successors: 'seller2' })).toMatchObject({ counts: {}, done: true });
  });

  it('passes each kind to whom it is meant for, and wants somebody for every kind', async () => {
    const problem = await problemOf(() => leave({ successors: { companies: 'seller2', contacts: 'seller1' } }));
    expect(problem.details.errors).toEqual([
      { pointer: '/successors/contacts', code: 'reference' },
      { pointer: '/successors/deals', code: 'required' },
    ]);
    expect(accounts.calls).toEqual([]);
    await leave({ successors: { companies: 'seller2', contacts: 'seller2', deals: 'seller3' } });
    expect(owners()).toContain('deals Open: seller3');
    expect(owners()).toContain('companies Alpha: seller2');
  });

  it('goes on where it ended, when somebody else was at a record', async () => {
    // The first write is the user's own; the second passes the first record on.
    const context = await people.contextOf('admin');
    const disable = async (id: string) => {
      await accounts.disable(id);
      workspace.table.failNext('conflict');
    };
    const first = await leaveUser(context, { ...accounts, disable }, 'seller1', { successors: 'seller2' });
    expect(first).toMatchObject({ done: false, remaining: 1 });
    expect(await leave({ successors: 'seller2' })).toMatchObject({ done: true, remaining: 0 });
    expect(owners().filter((line) => line.endsWith('seller1'))).toHaveLength(2);
  });

  it('is neither the last administrator nor a stranger, and is sent away by administrators', async () => {
    expect(await codeOf(() => leave({ successors: 'seller2' }, 'admin'))).toBe('user.last_administrator');
    expect(await codeOf(() => leave({}, 'nobody'))).toBe('not_found');
    const context = await people.contextOf('seller2');
    expect(await codeOf(() => leaveUser(context, accounts, 'seller1', {}))).toBe('access.denied');
  });

  it('can be given nothing any more', async () => {
    await updateUser(await people.contextOf('admin'), accounts, 'seller2', {
      body: { status: 'disabled' },
      version: 1,
    });
    const problem = await problemOf(() => leave({ successors: 'seller2' }));
    expect(problem.details.errors).toEqual([{ pointer: '/successors', code: 'reference' }]);
  });
});
