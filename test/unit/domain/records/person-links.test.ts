import { expect, it } from 'vitest';
import { reindex } from '#shared/domain/jobs/reindex.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { listNaming } from '#shared/domain/records/person-links.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { collect } from '#test/support/collect.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { activities, deals } = definitions;

async function idsOf({ table }: Workspace, personId: string): Promise<readonly string[]> {
  const pages = await collect(listNaming(table, definitions, personId));
  return pages.flat().map(({ id }) => id);
}

async function openWorkspace() {
  const workspace = createWorkspace();
  const { id: companyId } = await workspace.create('admin', 'companies', { name: 'North' });
  const person = async (lastName: string) => (await workspace.create('admin', 'contacts', { lastName, companyId })).id;
  const [one, other] = [await person('One'), await person('Other')];
  const deal = await workspace.create('admin', 'deals', { title: 'Wind', companyId, contactId: one });
  const call = { type: 'call', at: '2026-11-19T10:00:00Z', contactId: one };
  const activity = await workspace.create('admin', 'activities', call);
  return { workspace, one, other, deal, activity };
}

it('lead from a person to every record that names them, as it stands', async () => {
  const { workspace, one, other, deal, activity } = await openWorkspace();
  expect(await idsOf(workspace, one)).toEqual([activity.id, deal.id]);
  const context = workspace.contextOf('admin');
  await updateRecord(context, deals, deal.id, { version: 1, body: { contactId: other } });
  await deleteRecord(context, activities, activity.id);
  expect(await idsOf(workspace, one)).toEqual([activity.id]);
  expect(await idsOf(workspace, other)).toEqual([deal.id]);
  await updateRecord(context, deals, deal.id, { version: 2, body: { contactId: null } });
  expect(await idsOf(workspace, other)).toEqual([]);
});

it('are made for records of an earlier release, once', async () => {
  const { workspace, one, deal, activity } = await openWorkspace();
  await deleteRecord(workspace.contextOf('admin'), activities, activity.id);
  const links = workspace.table.snapshot().filter(({ type }) => type === 'link');
  await workspace.table.writeMany(links.map(({ pk, sk }) => ({ delete: { pk, sk } })));
  expect(await idsOf(workspace, one)).toEqual([]);
  const run = () => reindex(workspace.jobContext('reindex'), workspace.table, { everything: false });
  await run();
  expect(await idsOf(workspace, one)).toEqual([activity.id, deal.id]);
  expect(workspace.table.snapshot().filter(({ type }) => type === 'link')).toEqual(links);
  expect(await run()).toEqual({ examined: 0, changed: 0, postponed: 0 });
});

it('that lead to what names the person no more are passed over', async () => {
  const { workspace, one, deal, activity } = await openWorkspace();
  await workspace.table.write({ put: { pk: one, sk: `L#deals#dea_${'0'.repeat(26)}`, type: 'link' } });
  await updateRecord(workspace.contextOf('admin'), deals, deal.id, { version: 1, body: { contactId: null } });
  await workspace.table.write({ put: { pk: one, sk: `L#deals#${deal.id}`, type: 'link' } });
  expect(await idsOf(workspace, one)).toEqual([activity.id]);
});
