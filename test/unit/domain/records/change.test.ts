import { describe, expect, it } from 'vitest';
import { commitChange } from '#shared/domain/records/commit.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { deleteRecord, draftDeletion, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, deals } = definitions;
const siren = { identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }] };

const patch = (workspace: Workspace, user: string, id: string, version: number, body: unknown) =>
  updateRecord(workspace.contextOf(user), companies, id, { body, version });

const eventsOf = ({ table }: Workspace, id: string) => table.snapshot().filter((item) => item.pk === `H#${id}`);

async function openWorkspace(fields: object = {}) {
  const workspace = createWorkspace();
  const company = await workspace.create('seller1', 'companies', { name: 'North', ...fields });
  workspace.tick();
  return { workspace, id: company.id };
}

describe('updateRecord', () => {
  it('changes, adds and clears', async () => {
    const { workspace, id } = await openWorkspace({ industry: 'wind' });
    const record = await patch(workspace, 'seller1', id, 1, { name: 'South', industry: null, roles: ['client'] });
    expect(record).toMatchObject({
      version: 2,
      name: 'South',
      roles: ['client'],
      updatedAt: '2026-11-20T10:00:01.000Z',
    });
    expect(record).not.toHaveProperty('industry');
  });

  it('makes no new version when nothing changes', async () => {
    const { workspace, id } = await openWorkspace({ phones: [{ value: '01 23 45 67 89', kind: 'work' }] });
    const same = { name: 'North ', industry: null, phones: [{ kind: 'work', value: '01 23 45 67 89' }] };
    expect(await patch(workspace, 'seller1', id, 1, same)).toMatchObject({ version: 1 });
    expect(eventsOf(workspace, id)).toHaveLength(1);
  });

  it('applies a patch of an older version to fields that nobody touched since', async () => {
    const { workspace, id } = await openWorkspace();
    await patch(workspace, 'seller1', id, 1, { industry: 'wind' });
    await patch(workspace, 'seller1', id, 2, { country: 'BE' });
    expect(await patch(workspace, 'seller1', id, 1, { name: 'South' })).toMatchObject({
      version: 4,
      name: 'South',
      industry: 'wind',
      country: 'BE',
    });
  });

  it('refuses one that overlaps, with what is there now and what changed', async () => {
    const { workspace, id } = await openWorkspace();
    const current = await patch(workspace, 'seller1', id, 1, { industry: 'wind', name: 'South' });
    const problem = await problemOf(patch(workspace, 'seller1', id, 1, { name: 'West' }));
    expect(problem.code).toBe('precondition.failed');
    expect(problem.details.members).toEqual({ current, changed: ['name', 'industry'] });
  });

  it('refuses a version that does not exist yet', async () => {
    const { workspace, id } = await openWorkspace();
    expect(await codeOf(patch(workspace, 'seller1', id, 7, { industry: 'wind' }))).toBe('precondition.failed');
  });

  it('lets one of two changes at once through', async () => {
    const { workspace, id } = await openWorkspace(siren);
    const outcomes = await Promise.allSettled([
      patch(workspace, 'seller1', id, 1, { identifiers: [] }),
      patch(workspace, 'seller1', id, 1, { identifiers: [] }),
    ]);
    expect(outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'done')).toSorted()).toEqual([
      'done',
      'write.conflict',
    ]);
  });

  it('moves the record to the department of its new owner', async () => {
    const { workspace, id } = await openWorkspace();
    expect(await codeOf(patch(workspace, 'seller1', id, 1, { accountManagerId: 'seller3' }))).toBe('access.denied');
    await patch(workspace, 'manager', id, 1, { accountManagerId: 'seller3' });
    const item = await workspace.table.get({ pk: id, sk: 'REC' });
    expect(item).toMatchObject({ departmentId: 'north', gsi3pk: 'companies#north', gsi2pk: 'companies#seller3' });
    expect(await codeOf(patch(workspace, 'seller1', id, 2, { name: 'Mine' }))).toBe('not_found');
  });

  it.each([
    ['seller2', 'not_found'],
    ['reader', 'access.denied'],
    ['service', 'access.denied'],
  ])('%s may not: %s', async (user, code) => {
    const { workspace, id } = await openWorkspace();
    expect(await codeOf(patch(workspace, user, id, 1, { name: 'Mine' }))).toBe(code);
  });

  it('exchanges legal numbers, and frees the old one', async () => {
    const { workspace, id } = await openWorkspace(siren);
    await patch(workspace, 'seller1', id, 1, { identifiers: [{ scheme: 'FR-SIREN', value: '303265045' }] });
    await workspace.create('seller2', 'companies', { name: 'Other', ...siren });
    expect(await codeOf(patch(workspace, 'seller1', id, 2, siren))).toBe('identity.taken');
  });

  it('remembers that a keyed patch changed nothing', async () => {
    const { workspace, id } = await openWorkspace();
    const attempt = { key: 'one', requestHash: 'hash' };
    const send = () =>
      updateRecord(workspace.contextOf('seller1'), companies, id, { body: { name: 'North' }, version: 1 }, attempt);
    const first = await send();
    await patch(workspace, 'seller1', id, 1, { name: 'South' });
    expect(await send()).toEqual(first);
  });

  it('closes a deal when it is won, and opens it again', async () => {
    const { workspace, id: companyId } = await openWorkspace();
    const deal = await workspace.create('seller1', 'deals', { title: 'Wind', companyId });
    const move = (version: number, stageId: string) =>
      updateRecord(workspace.contextOf('seller1'), deals, deal.id, { body: { stageId, lostReason: 'Price' }, version });
    const won = await move(1, 'won');
    expect(won.closedAt).toBe('2026-11-20T10:00:01.000Z');
    workspace.tick();
    expect((await move(2, 'lost')).closedAt).toBe('2026-11-20T10:00:02.000Z');
    expect(await move(3, 'contract')).not.toHaveProperty('closedAt');
  });
});

describe('deleteRecord and restoreRecord', () => {
  const remove = (workspace: Workspace, id: string) => deleteRecord(workspace.contextOf('admin'), companies, id);
  const restore = (workspace: Workspace, id: string) => restoreRecord(workspace.contextOf('admin'), companies, id);

  it('take a record out of everything and bring it back', async () => {
    const { workspace, id } = await openWorkspace(siren);
    await remove(workspace, id);
    expect(await codeOf(readRecord(workspace.contextOf('admin'), companies, id))).toBe('not_found');
    expect(await codeOf(patch(workspace, 'admin', id, 2, { name: 'x' }))).toBe('not_found');
    expect(await codeOf(remove(workspace, id))).toBe('not_found');
    const item = await workspace.table.get({ pk: id, sk: 'REC' });
    expect(Object.keys(item ?? {}).filter((name) => name.startsWith('gsi'))).toEqual([]);
    expect(await restore(workspace, id)).toMatchObject({ version: 3, data: { name: 'North' } });
    expect(await restore(workspace, id)).toMatchObject({ version: 3 });
    expect(await readRecord(workspace.contextOf('seller1'), companies, id)).toMatchObject({ version: 3 });
  });

  it('keep the legal numbers: whoever enters one again is shown the way back', async () => {
    const { workspace, id } = await openWorkspace(siren);
    await remove(workspace, id);
    const problem = await problemOf(workspace.create('manager', 'companies', { name: 'Other', ...siren }));
    expect(problem.code).toBe('identity.taken');
    expect(problem.details.members?.matches).toMatchObject([{ record: { id }, actions: ['restore'] }]);
    await restore(workspace, id);
    expect(await codeOf(workspace.create('seller2', 'companies', { name: 'Third', ...siren }))).toBe('identity.taken');
  });

  it('leave the numbers free of what was taken back with its import, and ask for them on the way back', async () => {
    const { workspace, id } = await openWorkspace(siren);
    const context = workspace.contextOf('admin');
    await commitChange(context, await draftDeletion(context, companies, id, 'import'));
    await workspace.create('seller2', 'companies', { name: 'Other', ...siren });
    expect(await codeOf(restore(workspace, id))).toBe('identity.taken');
  });

  it('spare a company with open deals, and name them', async () => {
    const { workspace, id: companyId } = await openWorkspace();
    const deal = await workspace.create('seller1', 'deals', { title: 'Wind', companyId });
    const problem = await problemOf(remove(workspace, companyId));
    expect(problem.code).toBe('record.in_use');
    expect(problem.details.members).toEqual({
      holders: [{ object: 'deals', id: deal.id, title: 'Wind' }],
      actions: ['archive'],
    });
    const lost = { stageId: 'lost', lostReason: 'Price' };
    await updateRecord(workspace.contextOf('seller1'), deals, deal.id, { body: lost, version: 1 });
    await remove(workspace, companyId);
  });

  it('are not for everybody', async () => {
    const { workspace, id } = await openWorkspace();
    expect(await codeOf(deleteRecord(workspace.contextOf('seller1'), companies, id))).toBe('access.denied');
    expect(await codeOf(deleteRecord(workspace.contextOf('seller2'), companies, id))).toBe('not_found');
    await deleteRecord(workspace.contextOf('manager'), companies, id);
    expect(await codeOf(restoreRecord(workspace.contextOf('seller1'), companies, id))).toBe('access.denied');
  });

  it('lets one of two deletions at once through', async () => {
    const { workspace, id } = await openWorkspace(siren);
    const outcomes = await Promise.allSettled([remove(workspace, id), remove(workspace, id)]);
    expect(outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'))).toEqual([
      'done',
      'write.conflict',
    ]);
  });
});

describe('long texts', () => {
  const text = 'ветер '.repeat(500).trim();
  const readText = async ({ contextOf }: Workspace, id: string) =>
    toCrmRecord(contextOf('seller1'), await readRecord(contextOf('seller1'), companies, id)).description;

  it('are kept whole, and lists show their beginning', async () => {
    const { workspace, id } = await openWorkspace({ description: text });
    expect(await readText(workspace, id)).toBe(text);
    const { data } = await listRecords(workspace.contextOf('seller1'), companies, { filters: [], limit: 10 });
    expect(data[0]).toMatchObject({ description: `${text.slice(0, 200)}…`, excerpts: ['description'] });
  });

  it('survive changes of other fields, deletion and return', async () => {
    const { workspace, id } = await openWorkspace({ description: text });
    const changed = await patch(workspace, 'seller1', id, 1, { name: 'South' });
    expect(changed.description).toBe(text);
    expect(changed).not.toHaveProperty('excerpts');
    await deleteRecord(workspace.contextOf('admin'), companies, id);
    await restoreRecord(workspace.contextOf('admin'), companies, id);
    expect(await readText(workspace, id)).toBe(text);
  });

  it('go away when they are shortened or cleared', async () => {
    const { workspace, id } = await openWorkspace({ description: text });
    await patch(workspace, 'seller1', id, 1, { description: 'short' });
    expect(await readText(workspace, id)).toBe('short');
    await patch(workspace, 'seller1', id, 2, { description: text });
    await patch(workspace, 'seller1', id, 3, { description: null });
    expect(await readText(workspace, id)).toBeUndefined();
    expect(workspace.table.snapshot().filter((item) => item.sk === 'TEXT')).toEqual([]);
  });
});

describe('the audit', () => {
  it('has one event for every version, which says who changed what', async () => {
    const { workspace, id } = await openWorkspace();
    await patch(workspace, 'manager', id, 1, { name: 'South' });
    await deleteRecord(workspace.contextOf('admin'), companies, id);
    await restoreRecord(workspace.contextOf('admin'), companies, id);
    const { data } = await listHistory(workspace.contextOf('seller1'), companies, id, { limit: 10 });
    expect(data.map(({ version, action, actor }) => [version, action, actor.id])).toEqual([
      [4, 'restore', 'admin'],
      [3, 'delete', 'admin'],
      [2, 'update', 'manager'],
      [1, 'create', 'seller1'],
    ]);
    expect(data[2]).toMatchObject({
      at: '2026-11-20T10:00:01.000Z',
      channel: 'api',
      changes: [{ field: 'name', old: 'North', new: 'South' }],
      reason: null,
    });
  });

  it('is read page by page, also in the bin, and only with the record', async () => {
    const { workspace, id } = await openWorkspace();
    for (let version = 1; version < 5; version += 1)
      await patch(workspace, 'seller1', id, version, { name: `N${version}` });
    await deleteRecord(workspace.contextOf('admin'), companies, id);
    const versions: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHistory(workspace.contextOf('seller1'), companies, id, { limit: 4, cursor });
      versions.push(...page.data.map((event) => event.version));
      cursor = page.page.next ?? undefined;
    } while (cursor !== undefined);
    expect(versions).toEqual([6, 5, 4, 3, 2, 1]);
    const read = (user: string, from?: string) =>
      listHistory(workspace.contextOf(user), companies, id, { limit: 4, cursor: from });
    expect(await codeOf(read('seller2'))).toBe('not_found');
    expect(await codeOf(read('seller1', 'forged'))).toBe('query.invalid');
  });

  it('is never written twice for one version', async () => {
    const { workspace, id } = await openWorkspace();
    await workspace.table.write({ put: { pk: `H#${id}`, sk: '0000000002', type: 'audit', note: 'there before' } });
    expect(await codeOf(patch(workspace, 'seller1', id, 1, { name: 'South' }))).toBe('write.conflict');
    expect(await workspace.table.get({ pk: id, sk: 'REC' })).toMatchObject({ version: 1 });
    expect(eventsOf(workspace, id)[1]).toMatchObject({ note: 'there before' });
  });
});
