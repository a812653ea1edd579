import { beforeEach, describe, expect, it } from 'vitest';
import { type Released, releaseClients } from '#shared/domain/client-release/release-clients.ts';
import { changeClientRelease, readClientRelease } from '#shared/domain/client-release/settings.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { readClientTeam } from '#shared/domain/teamwork/account-manager.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const day = 24 * 60 * 60_000;
let workspace: Workspace;
let client: string;
beforeEach(async () => {
  workspace = createWorkspace();
  const body = { enabled: true, days: 90 };
  await changeClientRelease(workspace.contextOf('admin'), { body, version: 0 });
  client = (await workspace.create('seller1', 'companies', { name: 'Silent' })).id;
});

const run = (): Promise<Released> => releaseClients(workspace.jobContext('reindex'), workspace.table, day);
const later = (days: number) => workspace.tick(days * day);
const managerOf = async (id = client) => (await loadRecord(workspace.table, id))?.data.accountManagerId;
const teamOf = (person: string) => readClientTeam(workspace.contextOf(person), client);
const kindsFor = async (person: string) =>
  (await listNotices(workspace.contextOf(person), { limit: 20 }, 'en')).data.map(({ kind }) => kind);
const add = (object: 'activities' | 'deals' | 'invoices' | 'cases' | 'contacts', body: object) =>
  workspace.create(object === 'invoices' ? 'admin' : 'seller1', object, { companyId: client, ...body });
const now = () => workspace.contextOf('admin').now().toISOString();

/** Night after night. */
async function nights(count: number): Promise<Released> {
  const sum = { warned: 0, released: 0, postponed: 0 };
  for (let night = 0; night < count; night += 1) {
    later(1);
    const { warned, released } = await run();
    sum.warned += warned;
    sum.released += released;
  }
  return sum;
}

describe('a client of which nothing was heard', () => {
  it('goes to the head of the department after two warnings, once, with contacts and a word to both', async () => {
    const contact = await add('contacts', { lastName: 'Ivanov' });
    later(75);
    expect(await run()).toMatchObject({ warned: 0, released: 0 });
    expect((await teamOf('seller1')).release).toBeNull();
    later(1);
    expect(await run()).toMatchObject({ warned: 1, released: 0 });
    expect(await run()).toMatchObject({ warned: 0, released: 0 });
    expect((await teamOf('seller1')).release).toMatchObject({ state: 'near', on: '2027-02-18', since: '2026-11-20' });
    expect(await nights(13)).toMatchObject({ warned: 1, released: 0 });
    expect(await kindsFor('seller1')).toEqual(['releaseNear', 'releaseNear']);
    later(1);
    expect(await run()).toMatchObject({ warned: 0, released: 1 });
    expect(await managerOf()).toBe('manager');
    expect((await loadRecord(workspace.table, contact.id))?.data.ownerId).toBe('manager');
    expect(await run()).toMatchObject({ warned: 0, released: 0 });
    expect((await teamOf('manager')).release).toMatchObject({
      state: 'released',
      on: '2027-02-18',
      since: '2026-11-20',
      from: { id: 'seller1' },
    });
    expect(await kindsFor('seller1')).toEqual(['clientReleased', 'releaseNear', 'releaseNear']);
    expect(await kindsFor('manager')).toEqual(['clientReceived']);
    const [event] = (await listHistory(workspace.contextOf('manager'), definitions.companies, client, { limit: 1 }))
      .data;
    expect(event?.reason).toBe('Released: no two-way contact since 2026-11-20');
    // From the head it goes nowhere.
    expect(await nights(200)).toMatchObject({ warned: 0, released: 0 });
  });

  it.each([
    ['a call that was answered', { type: 'call', direction: 'out', durationSeconds: 60 }],
    ['a meeting', { type: 'meeting' }],
    ['a mail that came', { type: 'email', direction: 'in' }],
  ])('stays after %s', async (_what, activity) => {
    later(76);
    await run();
    await add('activities', { subject: 'Contact', at: now(), ...activity });
    expect((await teamOf('seller1')).release).toBeNull();
    expect(await nights(30)).toMatchObject({ warned: 0, released: 0 });
    expect(await managerOf()).toBe('seller1');
  });

  it.each([
    ['a mail that was sent', { type: 'email', direction: 'out' }],
    ['a call that nobody took', { type: 'call', direction: 'out', durationSeconds: 0 }],
    ['a note', { type: 'note' }],
    ['a meeting that is only planned', { type: 'meeting', at: '2027-12-01T10:00:00Z' }],
  ])('goes in spite of %s', async (_what, activity) => {
    later(76);
    await run();
    await add('activities', { subject: 'No contact', at: now(), ...activity });
    expect(await nights(14)).toMatchObject({ warned: 1, released: 1 });
  });

  it.each([
    ['an open deal', 'deals', { title: 'Deal', amount: '10.00' }],
    ['a debt', 'invoices', { status: 'issued', dueAt: '2027-01-01' }],
    ['an open complaint', 'cases', { title: 'Broken', kind: 'complaint' }],
  ] as const)('stays with %s', async (_what, object, body) => {
    later(76);
    await run();
    await add(object, body);
    expect((await teamOf('seller1')).release).toBeNull();
    expect(await nights(30)).toMatchObject({ warned: 0, released: 0 });
  });

  it('begins anew with another account manager', async () => {
    later(80);
    await run();
    const { version = 0 } = (await loadRecord(workspace.table, client)) ?? {};
    const change = { body: { accountManagerId: 'seller2' }, version };
    await updateRecord(workspace.contextOf('manager'), definitions.companies, client, change);
    expect(await nights(60)).toMatchObject({ warned: 0, released: 0 });
    expect(await nights(40)).toMatchObject({ warned: 2, released: 1 });
  });

  it('stays where the workspace does not want it, and of a head', async () => {
    const own = (await workspace.create('manager', 'companies', { name: 'Of the head' })).id;
    later(300);
    expect(await nights(20)).toMatchObject({ released: 1 });
    expect(await managerOf(own)).toBe('manager');
    await changeClientRelease(workspace.contextOf('admin'), { body: { enabled: false }, version: 1 });
    expect(await readClientRelease(workspace.contextOf('admin'))).toMatchObject({ enabled: false, days: 90 });
    const another = (await workspace.create('seller1', 'companies', { name: 'Another' })).id;
    expect(await nights(120)).toMatchObject({ warned: 0, released: 0 });
    expect(await managerOf(another)).toBe('seller1');
  });

  it('goes once, wherever the job breaks off', async () => {
    later(76);
    await run();
    later(11);
    await run();
    later(3);
    for (let calls = 0; calls < 40; calls += 3) {
      let left = calls;
      const table = createFaultyTable(
        workspace.table,
        () => (left-- > 0 ? 'none' : 'crash'),
        () => 0,
      );
      await releaseClients({ ...workspace.jobContext('reindex'), table }, workspace.table, day).catch(() => undefined);
    }
    await run();
    expect(await managerOf()).toBe('manager');
    expect(await kindsFor('manager')).toEqual(['clientReceived']);
    const history = await listHistory(workspace.contextOf('manager'), definitions.companies, client, { limit: 10 });
    expect(history.data.map(({ action }) => action)).toEqual(['update', 'create']);
  });
});

it('takes an administrator, and a number of days that makes sense', async () => {
  const change = (body: object) => changeClientRelease(workspace.contextOf('admin'), { body, version: 1 });
  expect(await codeOf(readClientRelease(workspace.contextOf('manager')))).toBe('access.denied');
  for (const days of [0, 29, 1096, 45.5, '90'])
    expect(await codeOf(change({ enabled: true, days }))).toBe('validation.failed');
  expect(await change({ enabled: true, days: 30 })).toMatchObject({ days: 30, version: 2 });
});
