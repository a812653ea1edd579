import { beforeEach, describe, expect, it } from 'vitest';
import { remind } from '#shared/domain/jobs/remind.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { askToJoin } from '#shared/domain/teamwork/ask-to-join.ts';
import { handOver } from '#shared/domain/teamwork/hand-over.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { roleKey } from '#shared/store/keys/organisation.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, deals, tasks } = definitions;
const day = 24 * 60 * 60 * 1000;

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let companyId: string;
const events: unknown[] = [];
const publisher = {
  publish: async (published: readonly unknown[]) => {
    events.push(...published);
  },
};

beforeEach(async () => {
  events.length = 0;
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['manager', 'headOfSales'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
    ['seller3', 'seller'],
  ]);
  companyId = (await workspace.create('seller1', 'companies', { name: 'North' })).id;
  await workspace.create('seller1', 'contacts', { lastName: 'Orlov', companyId });
  await workspace.create('seller1', 'deals', { title: 'Open', companyId, description: 'long '.repeat(400) });
  await workspace.create('seller1', 'deals', { title: 'Sold', companyId, stageId: 'won' });
  await workspace.create('manager', 'deals', { title: 'Of the head', companyId });
  await workspace.create('seller1', 'tasks', { title: 'Call', companyId });
  await workspace.create('seller1', 'leads', { title: 'Asked', companyId });
  await workspace.create('seller1', 'activities', { type: 'meeting', at: '2026-12-01T10:00:00Z', companyId });
  await workspace.create('seller1', 'activities', { type: 'call', at: '2026-11-01T10:00:00Z', companyId });
});

const give = async (body: object, who = 'seller1') => handOver(await people.contextOf(who), publisher, companyId, body);
const run = async () => {
  const { directory } = await people.contextOf('admin');
  return remind({ ...workspace.jobContext('reminders'), directory });
};
const owners = () =>
  workspace.table
    .snapshot()
    .filter(({ sk }) => sk === 'REC')
    .map(({ type, data }) => {
      const { name, title, lastName, at, accountManagerId, assigneeId, ownerId } = data as Record<string, string>;
      return `${type} ${name ?? title ?? lastName ?? at}: ${accountManagerId ?? assigneeId ?? ownerId}`;
    })
    .sort();
const others = ['activities 2026-11-01T10:00:00.000Z: seller1', 'deals Of the head: manager', 'deals Sold: seller1'];
const ownedBy = (id: string) =>
  [
    ...others,
    `activities 2026-12-01T10:00:00.000Z: ${id}`,
    `companies North: ${id}`,
    `contacts Orlov: ${id}`,
    `deals Open: ${id}`,
    `leads Asked: ${id}`,
    `tasks Call: ${id}`,
  ].sort();
const told = async (who: string) =>
  (await listNotices(await people.contextOf(who), { limit: 50 }, 'en')).data
    .filter(({ kind }) => !kind.startsWith('workOverlaps'))
    .map(({ text }) => text);
const company = () => readRecord(workspace.contextOf('admin'), companies, companyId);

describe('handing over a client', () => {
  it('is shown first, and nothing is changed by that', async () => {
    const before = workspace.table.snapshot();
    const shown = await give({ toUserId: 'seller2', dryRun: true });
    expect(shown).toMatchObject({
      id: null,
      dryRun: true,
      from: { id: 'seller1' },
      to: { id: 'seller2', name: 'Name of seller2' },
      counts: { companies: 1, contacts: 1, deals: 1, tasks: 1, leads: 1, activities: 1 },
    });
    expect(shown.records.map(({ title }) => title)).toContain('Open');
    expect(workspace.table.snapshot()).toEqual(before);
  });

  it('takes along what is open and planned, keeps texts, and says who did it and why', async () => {
    const done = await give({ toUserId: 'seller2', note: 'Speaks French' });
    expect(done).toMatchObject({ state: 'done', done: true, until: null });
    expect(owners()).toEqual(ownedBy('seller2'));
    const seller2 = await people.contextOf('seller2');
    const dealId = done.records.find(({ title }) => title === 'Open')?.id ?? '';
    expect((await readRecord(seller2, deals, dealId)).data.description).toBe('long '.repeat(400).trim());
    const { data } = await listHistory(seller2, deals, dealId, { limit: 1 });
    expect(data[0]).toMatchObject({ actor: { id: 'seller1' }, reason: 'Handed over: Speaks French' });
    expect(await told('seller2')).toEqual(['Name of seller1 handed over North to you; records handed over: 6.']);
    expect(await codeOf(readRecord(await people.contextOf('seller1'), companies, companyId))).toBe('not_found');
  });

  it('is for its account manager, their head and administrators', async () => {
    expect(await codeOf(give({ toUserId: 'seller3' }, 'seller2'))).toBe('not_found');
    const coManagers = [{ userId: 'seller2' }];
    await updateRecord(workspace.contextOf('seller1'), companies, companyId, { body: { coManagers } });
    expect(await codeOf(give({ toUserId: 'seller3' }, 'seller2'))).toBe('access.denied');
    expect((await give({ toUserId: 'seller3' }, 'manager')).done).toBe(true);
    expect((await give({ toUserId: 'seller2' }, 'admin')).done).toBe(true);
    expect((await company()).data.coManagers).toBeUndefined();
  });

  it('goes to somebody else, who is there and may read clients', async () => {
    const codesOf = async (body: object) => (await problemOf(give(body))).details.errors?.map(({ code }) => code);
    expect(await codesOf({ toUserId: 'seller1' })).toEqual(['same_person']);
    expect(await codesOf({ toUserId: 'nobody' })).toEqual(['reference']);
    const data = { id: 'rol_none', name: 'None', objects: {}, fields: {}, capabilities: [] };
    await workspace.table.write({ put: { ...roleKey('rol_none'), type: 'role', shape: 1, version: 1, data } });
    const admin = await people.contextOf('admin');
    const change = { body: { roles: ['rol_none'] }, version: 1 };
    await updateUser(admin, createAccountsLog(), 'seller3', change);
    expect(await codesOf({ toUserId: 'seller3' })).toEqual(['cannot_read']);
    await updateUser(admin, createAccountsLog(), 'seller2', { body: { status: 'disabled' }, version: 1 });
    expect(await codesOf({ toUserId: 'seller2' })).toEqual(['reference']);
    expect(await codesOf({ toUserId: 'manager', until: '2026-11-20' })).toEqual(['expiry']);
    expect(await codesOf({ toUserId: 'manager', until: '2028-11-20' })).toEqual(['expiry']);
    expect(await codesOf({ toUserId: 'manager', until: 'soon' })).toEqual(['format']);
  });

  it('fails as a whole when somebody else is at one of the records', async () => {
    const before = owners();
    workspace.table.failNext('conflict');
    expect(await codeOf(give({ toUserId: 'seller2' }))).toBe('write.conflict');
    expect(owners()).toEqual(before);
  });
});

describe('a hand-over for a time', () => {
  it('comes back on its day, without what went to somebody else or was closed meanwhile', async () => {
    const lent = await give({ toUserId: 'seller2', until: '2026-11-23' });
    expect([lent.state, lent.until]).toEqual(['lent', '2026-11-22T23:00:00.000Z']);
    const idOf = (title: string) => lent.records.find((one) => one.title === title)?.id ?? '';
    await updateRecord(workspace.contextOf('manager'), tasks, idOf('Call'), { body: { assigneeId: 'seller3' } });
    await updateRecord(workspace.contextOf('manager'), deals, idOf('Open'), { body: { stageId: 'won' } });
    workspace.tick(2 * day);
    expect(await run()).toMatchObject({ handovers: 0 });
    workspace.tick(day);
    expect(await run()).toMatchObject({ handovers: 1, postponed: 0 });
    const expected = ownedBy('seller1')
      .map((line) => line.replace('Call: seller1', 'Call: seller3').replace('Open: seller1', 'Open: seller2'))
      .sort();
    expect(owners()).toEqual(expected);
    expect((await company()).data.coManagers).toBeUndefined();
    expect(await told('seller1')).toHaveLength(1);
    expect((await told('seller2'))[0]).toContain('has gone back to Name of seller1');
    expect(await run()).toMatchObject({ handovers: 0 });
  });

  it('gives a co-manager back their part, and leaves a client where it went meanwhile', async () => {
    const coManagers = [{ userId: 'seller2', scope: 'Pumps' }];
    await updateRecord(workspace.contextOf('seller1'), companies, companyId, { body: { coManagers } });
    await give({ toUserId: 'seller2', until: '2026-11-21' });
    workspace.tick(day);
    await run();
    expect((await company()).data).toMatchObject({ accountManagerId: 'seller1', coManagers });
    await give({ toUserId: 'seller2', until: '2026-11-22' });
    await updateRecord(workspace.contextOf('manager'), companies, companyId, { body: { accountManagerId: 'seller3' } });
    workspace.tick(day);
    await run();
    expect((await company()).data.accountManagerId).toBe('seller3');
    expect(owners()).toContain('deals Open: seller1');
  });

  it('stays when who handed over has left, and the head is told', async () => {
    await give({ toUserId: 'seller2', until: '2026-11-21' });
    const left = { body: { status: 'disabled' }, version: 1 };
    await updateUser(await people.contextOf('admin'), createAccountsLog(), 'seller1', left);
    workspace.tick(day);
    await run();
    expect(owners()).toContain('companies North: seller2');
    expect(await told('manager')).toEqual(['North could not go back to Name of seller1, who has no access any more.']);
  });
});

describe('a hand-over of very much', () => {
  const makeMany = async () => {
    for (let at = 0; at < 45; at += 1) await workspace.create('seller1', 'tasks', { title: `T${at}`, companyId });
  };
  const access = async (who: string) => readRecord(await people.contextOf(who), companies, companyId).then(Boolean);

  it('is begun at once and ended by a job; until then both have access', async () => {
    await makeMany();
    const begun = await give({ toUserId: 'seller2', until: '2026-11-21' });
    expect([begun.state, begun.done, begun.counts.tasks, events.length]).toEqual(['running', false, 46, 1]);
    expect([await access('seller1'), await access('seller2')]).toEqual([true, true]);
    expect(await codeOf(give({ toUserId: 'seller3' }, 'manager'))).toBe('handover.running');
    expect(await run()).toMatchObject({ handovers: 1 });
    expect(owners().filter((line) => line.endsWith('seller1'))).toEqual(
      others.filter((line) => line.endsWith('seller1')),
    );
    expect(await codeOf(access('seller1'))).toBe('not_found');
    workspace.tick(day);
    await run();
    expect(owners().filter((line) => line.endsWith('seller2'))).toEqual([]);
    expect(await codeOf(access('seller2'))).toBe('not_found');
  });

  it('goes on where it ended, however often it is cut', async () => {
    await makeMany();
    await give({ toUserId: 'seller2', until: '2026-11-21' });
    workspace.table.failNext('conflict');
    expect(await run()).toMatchObject({ postponed: 1 });
    expect([await access('seller1'), await access('seller2')]).toEqual([true, true]);
    await run();
    expect(owners()).toContain('tasks T44: seller2');
    workspace.tick(day);
    workspace.table.failNext('conflict');
    expect(await run()).toMatchObject({ postponed: 1 });
    await run();
    expect(owners().filter((line) => line.endsWith('seller2'))).toEqual([]);
  });
});

describe('a request to join that has waited', () => {
  it('is told to the head, once', async () => {
    await updateUser(await people.contextOf('admin'), createAccountsLog(), 'seller2', {
      body: { roles: ['marketer'] },
      version: 1,
    });
    await askToJoin(await people.contextOf('seller2'), companyId, { message: 'Pumps' });
    workspace.tick(2 * day);
    expect(await run()).toMatchObject({ passedOn: 0 });
    workspace.tick(day);
    expect(await run()).toMatchObject({ passedOn: 1 });
    expect(await run()).toMatchObject({ passedOn: 0 });
    expect((await told('manager'))[0]).toContain('has waited for a working day');
  });
});
