import { beforeEach, describe, expect, it } from 'vitest';
import { listMerges } from '#shared/domain/merging/list-merges.ts';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { listNotices } from '#shared/domain/notifications/list-notices.ts';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { readClientTeam } from '#shared/domain/teamwork/account-manager.ts';
import { askToJoin } from '#shared/domain/teamwork/ask-to-join.ts';
import { acceptJoinRequest } from '#shared/domain/teamwork/decide-join-request.ts';
import { listJoinRequests } from '#shared/domain/teamwork/list-join-requests.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createMemoryFiles } from '#test/support/memory-files.ts';
import { type MergeOffice, openMergeOffice, quiet } from '#test/support/merges.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

let office: MergeOffice;
beforeEach(async () => {
  office = await openMergeOffice();
});

const fieldsOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.data ?? {};
const makeCompany = (name: string, fields: object = {}) => office.create('companies', { name, ...fields });

/** Whether a way up from the company comes back to where it was. */
async function isLooped(id: string): Promise<boolean> {
  const met = new Set<string>();
  for (let at: unknown = id; typeof at === 'string'; at = (await fieldsOf(at)).parentId) {
    if (met.has(at)) return true;
    met.add(at);
  }
  return false;
}

describe('what is above a company', () => {
  it('never leads back to it, when the top of a chain goes into its bottom, and comes back when that is undone', async () => {
    const top = await makeCompany('Top');
    const middle = await makeCompany('Middle', { parentId: top });
    const bottom = await makeCompany('Bottom', { parentId: middle });
    const { mergeId } = await office.merge(bottom, [top]);
    expect((await fieldsOf(bottom)).parentId).toBeUndefined();
    await office.work(mergeId);
    expect((await fieldsOf(middle)).parentId).toBe(bottom);
    for (const id of [middle, bottom]) expect(await isLooped(id)).toBe(false);
    await office.undo(mergeId);
    const parents = [top, middle, bottom].map(async (id) => (await fieldsOf(id)).parentId);
    expect(await Promise.all(parents)).toEqual([undefined, top, middle]);
  });

  it.each(['into the upper', 'into the lower'])('is not itself, when one goes %s', async (way) => {
    const upper = await makeCompany('Upper');
    const lower = await makeCompany('Lower', { parentId: upper });
    const [target, source] = way === 'into the upper' ? [upper, lower] : [lower, upper];
    const { mergeId } = await office.merge(target, [source]);
    await office.work(mergeId);
    expect((await fieldsOf(target)).parentId).toBeUndefined();
  });

  it('stays, where it leads elsewhere', async () => {
    const top = await makeCompany('Top');
    const upper = await makeCompany('Upper', { parentId: top });
    const lower = await makeCompany('Lower', { parentId: upper });
    await office.merge(lower, [upper]);
    expect((await fieldsOf(lower)).parentId).toBe(top);
  });
});

describe('a request to join a client that was merged', () => {
  it('is listed, is not asked twice, and is decided for the one that stays', async () => {
    const target = await makeCompany('Target', { accountManagerId: 'other' });
    const source = await makeCompany('Source', { accountManagerId: 'other', coManagers: [] });
    const manager = await office.contextOf('manager');
    const reader = await office.contextOf('reader');
    const { request } = await askToJoin(reader, source, { message: 'Let me in' });
    const { mergeId } = await office.merge(target, [source]);
    await office.work(mergeId);
    const again = await askToJoin(reader, target, { message: 'Let me in, please' });
    expect(again).toMatchObject({ isNew: false, request: { id: request.id, company: { id: target } } });
    expect((await readClientTeam(reader, target)).request).toMatchObject({ id: request.id });
    const other = await office.contextOf('other');
    const waiting = await listJoinRequests(other, { box: 'toDecide', limit: 10 });
    expect(waiting.data).toMatchObject([{ id: request.id, company: { id: target } }]);
    await acceptJoinRequest(manager, request.id, {});
    expect((await fieldsOf(target)).coManagers).toMatchObject([{ userId: 'reader' }]);
    expect((await readClientTeam(reader, target)).request).toBeNull();
  });
});

it('the preview of an erasure counts what lies under all ids of a person', async () => {
  const make = (fields: object) => office.create('contacts', { lastName: 'Ivanov', ...fields });
  const stays = await make({ emails: [{ value: 'ivanov@one.example' }] });
  const goes = await make({ phones: [{ value: '+7 495 123-45-67' }], position: 'Head' });
  const admin = await office.contextOf('admin');
  const preview = async (id: string) =>
    erasePerson(admin, createMemoryFiles(), definitions.contacts, id, { dryRun: true }, 'en');
  const [one, other] = [await preview(stays), await preview(goes)];
  const { mergeId } = await office.merge(stays, [goes]);
  await office.work(mergeId);
  const both = await preview(stays);
  expect(both.fields).toBeGreaterThan(one.fields);
  expect(both.history).toBeGreaterThanOrEqual(one.history + other.history);
});

describe('clients of two account managers', () => {
  const staff = [
    { id: 'seller', departmentId: 'sales', roles: ['seller'] },
    { id: 'colleague', departmentId: 'sales', roles: ['seller'] },
    { id: 'northerner', departmentId: 'north', roles: ['seller'] },
    { id: 'head', departmentId: 'sales', roles: ['headOfSales'] },
    { id: 'northHead', departmentId: 'north', roles: ['headOfSales'] },
    { id: 'serviceHead', departmentId: 'service', roles: ['director'] },
    { id: 'director', departmentId: 'company', roles: ['director'] },
    { id: 'admin', departmentId: 'service', roles: ['administrator'] },
  ];
  const open = async (one: string, other: string) => {
    const workspace = createWorkspace({ users: staff });
    const make = async (owner: string) =>
      (await workspace.create('admin', 'companies', { name: `Of ${owner}`, accountManagerId: owner })).id;
    const [target, source] = [await make(one), await make(other)];
    const ask = async (person: string, body: object = {}) => {
      const context = workspace.contextOf(person);
      return mergeRecords(context, quiet, definitions.companies, target, { sources: [source], ...body });
    };
    return { workspace, ask, target, source };
  };

  it.each([
    ['seller', 'colleague', 'head'],
    ['northerner', 'seller', 'head'],
    ['seller', 'serviceHead', 'director'],
  ])('of %s and %s are made one by %s alone, by who heads that person and by administrators', async (...names) => {
    const [one, other, head] = names;
    const { ask } = await open(one, other);
    const stranger = await ask('serviceHead', { dryRun: true });
    expect(stranger).toMatchObject(
      head === 'director'
        ? { mayMerge: false, confirmedBy: { id: 'director' } }
        : { mayMerge: false, confirmedBy: { id: head } },
    );
    for (const person of [head, 'director', 'admin'])
      expect(await ask(person, { dryRun: true }), person).toMatchObject({ mayMerge: true, confirmedBy: null });
  });

  it('are proposed by others: the common head is told, confirms, and the other becomes a co-manager', async () => {
    const { workspace, ask, target } = await open('seller', 'colleague');
    const proposed = await ask('serviceHead');
    expect(proposed).toMatchObject({
      status: 'proposed',
      result: null,
      confirmedBy: { id: 'head', name: 'Name of head' },
    });
    const told = await listNotices(workspace.contextOf('head'), { limit: 5 }, 'en');
    expect(told.data).toMatchObject([{ kind: 'mergeProposed', link: { id: target } }]);
    const proposal = String(proposed.mergeId);
    expect(await codeOf(ask('serviceHead', { proposal }))).toBe('access.denied');
    const listed = await listMerges(workspace.contextOf('serviceHead'), { status: 'proposed', limit: 5 });
    expect(listed.data).toMatchObject([{ id: proposal, mayMerge: false, confirmedBy: { id: 'head' } }]);
    expect(await ask('head', { proposal })).toMatchObject({ mergeId: proposal, status: 'queued' });
    expect((await loadRecord(workspace.table, target))?.data.coManagers).toEqual([{ userId: 'colleague' }]);
  });

  it('of one account manager are made one by whoever may', async () => {
    const { ask } = await open('seller', 'seller');
    expect(await ask('serviceHead', { dryRun: true })).toMatchObject({ mayMerge: true });
  });
});
