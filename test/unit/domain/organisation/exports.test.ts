import { beforeEach, describe, expect, it } from 'vitest';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import { listUserHistory } from '#shared/domain/organisation/list-people.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const day = 24 * 60 * 60_000;
let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;

beforeEach(async () => {
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
  ]);
  await workspace.create('seller1', 'companies', { name: 'Alpha' });
});

async function exportCompanies(query = ''): Promise<string> {
  const context = await people.contextOf('seller1');
  const list = parseListQuery(context.actor, definitions.companies, new URLSearchParams(query));
  return exportRecords(context, definitions.companies, list, 'en');
}

const historyOf = async (id: string, query: Parameters<typeof listUserHistory>[2]) =>
  listUserHistory(await people.contextOf('admin'), id, query);
const leave = async (body: object = { dryRun: true }) =>
  leaveUser(await people.contextOf('admin'), createAccountsLog(), 'seller1', body);

describe('an export', () => {
  it('is told in the history of the person: when, what, how chosen and how much', async () => {
    await exportCompanies('filter[name][prefix]=Al&fields=name');
    const { data } = await historyOf('seller1', { limit: 10 });
    expect(data).toEqual([
      {
        at: '2026-11-20T10:00:00.000Z',
        actor: { id: 'seller1', name: 'Name of seller1' },
        channel: 'api',
        action: 'export',
        object: 'companies',
        filters: [{ field: 'name', op: 'prefix', values: ['Al'] }],
        fields: ['name'],
        rows: 1,
        changes: [],
        reason: null,
      },
    ]);
  });

  it('is told without the personal data that were looked for: the note outlives who is erased', async () => {
    const context = await people.contextOf('seller1');
    const query = new URLSearchParams('filter[lastName][prefix]=Bel&filter[ownerId][eq]=seller1');
    const list = parseListQuery(context.actor, definitions.contacts, query);
    await exportRecords(context, definitions.contacts, list, 'en');
    const [note] = (await historyOf('seller1', { limit: 1 })).data;
    expect(note).toMatchObject({
      filters: [
        { field: 'lastName', op: 'prefix', values: [] },
        { field: 'ownerId', op: 'eq', values: ['seller1'] },
      ],
    });
  });

  it('is given to nobody when it cannot be noted', async () => {
    workspace.table.failNext('throttle');
    await expect(exportCompanies()).rejects.toThrow('try again');
  });

  it('that is refused is not noted', async () => {
    expect(await codeOf(exportCompanies('sort=industry'))).toBe('query.unsupported');
    expect((await historyOf('seller1', { limit: 10 })).data).toEqual([]);
  });
});

describe('the history of a person', () => {
  it('is one walk, newest first, whatever the size of its pages', async () => {
    const admin = await people.contextOf('admin');
    for (const version of [1, 2, 3]) {
      workspace.tick();
      await exportCompanies();
      workspace.tick();
      await exportCompanies(`filter[name][prefix]=${'A'.repeat(version)}`);
      workspace.tick();
      const body = { name: `Name ${version}` };
      await updateUser(admin, createAccountsLog(), 'seller1', { body, version });
    }
    const { data: whole } = await historyOf('seller1', { limit: 50 });
    expect(whole.map(({ action }) => action)).toEqual([
      'update',
      'export',
      'export',
      'update',
      'export',
      'export',
      'update',
      'export',
      'export',
    ]);
    for (const limit of [1, 2, 4, 9]) {
      const walked: unknown[] = [];
      let cursor: string | undefined;
      do {
        const { data, page } = await historyOf('seller1', { limit, cursor });
        walked.push(...data);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(walked, `by ${limit}`).toEqual(whole);
    }
    expect(await codeOf(historyOf('seller1', { limit: 1, cursor: 'x' }))).toBe('query.invalid');
  });
});

describe('a person who leaves', () => {
  it('is shown with the exports of the last thirty days', async () => {
    await exportCompanies();
    workspace.tick(15 * day);
    await exportCompanies('filter[name][prefix]=B');
    workspace.tick(15 * day + 1);
    const { exports } = await leave();
    expect(exports).toMatchObject({ data: [{ object: 'companies', rows: 0 }], more: false });
    expect((await leave({ successors: 'admin' })).exports).toEqual(exports);
    expect((await historyOf('seller1', { limit: 10 })).data.filter(({ action }) => action === 'export')).toHaveLength(
      2,
    );
  });
});
