import { expect, it } from 'vitest';
import { exportPerson } from '#shared/domain/privacy/export-person.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { type Definitions, withFields } from '#shared/model/objects/registry.ts';
import { erase } from '#test/support/erased-person.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const passport = { name: 'custom.passport', type: 'text', personal: true, unique: true } as const;
const floor = { name: 'custom.floor', type: 'integer' } as const;
const witness = { name: 'custom.witness', type: 'reference', to: 'contacts' } as const;

const own = withFields({ contacts: [passport, floor], deals: [witness] });

async function openWorkspace() {
  const workspace = createWorkspace({ definitions: own });
  const custom = { passport: 'AB 12345', floor: 7 };
  const { id } = await workspace.create('admin', 'contacts', { lastName: 'Martin', custom });
  return { workspace, id, custom };
}

/** The same workspace, after somebody has changed its fields. */
function withDefinitions(workspace: Workspace, definitions: Definitions): Workspace {
  const contextOf: Workspace['contextOf'] = (userId) => {
    const context = workspace.contextOf(userId);
    return { ...context, directory: { ...context.directory, definitions } };
  };
  return { ...workspace, contextOf };
}

it('fields of the workspace’s own are restored and erased like any other, and give their unique values free', async () => {
  const { workspace, id, custom } = await openWorkspace();
  const admin = workspace.contextOf('admin');
  await updateRecord(admin, own.contacts, id, { version: 1, body: { custom: { floor: 8 } } });
  const restore = (field: string, version: number) =>
    restoreValue(admin, own.contacts, id, { event: '1', body: { field, value: 'new' }, version, language: 'en' });
  expect((await restore('custom.floor', 2)).custom).toEqual(custom);

  await erase({ workspace }, id);
  expect(JSON.stringify(workspace.table.snapshot()).toLowerCase()).not.toContain('12345');
  const { data } = await readRecord(admin, own.contacts, id);
  expect(data).toEqual({ ownerId: 'admin', 'custom.floor': 7 });
  await workspace.create('admin', 'contacts', { lastName: 'Other', custom: { passport: 'ab 12345' } });
  expect(await codeOf(restore('custom.passport', 4))).toBe('record.erased');
});

it('what a field held that is no longer used goes too, since nobody knows what it was', async () => {
  const { workspace, id } = await openWorkspace();
  const later = withDefinitions(workspace, withFields({ contacts: [floor] }));
  await erase({ workspace: later }, id);
  expect(JSON.stringify(workspace.table.snapshot())).not.toContain('12345');
  const { data } = await listHistory(workspace.contextOf('admin'), own.contacts, id, { limit: 9 });
  expect(data.at(-1)?.changes).toContainEqual({ field: 'custom.passport', old: null, new: null, erased: true });
});

it('a reference of the workspace’s own leads from the person to the record', async () => {
  const { workspace, id } = await openWorkspace();
  const { id: companyId } = await workspace.create('admin', 'companies', { name: 'North' });
  const deal = await workspace.create('admin', 'deals', { title: 'Wind', companyId, custom: { witness: id } });
  expect(await erase({ workspace }, id, { dryRun: true })).toMatchObject({ kept: { deals: 1 } });
  const { deals } = await exportPerson(workspace.contextOf('admin'), own.contacts, id);
  expect(deals).toMatchObject([{ id: deal.id }]);
});
