import { describe, expect, it } from 'vitest';
import { rejectPair } from '#shared/domain/duplicates/pair-verdict.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { readQualityCells, recountQuality } from '#test/support/quality-recount.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const days = ['2026-11-20', '2026-12-25', '2027-02-22', '2027-11-29', '2029-01-01'];

async function expectRight({ table }: Workspace): Promise<void> {
  for (const day of days) expect(readQualityCells(table, day)).toEqual(await recountQuality(table, day));
}

/** What the stream tells each consumer: one of records, the other of pairs as well; each id twice. */
async function catchUp({ table }: Workspace): Promise<void> {
  const keys = table.takeStream().map((change) => change.keys);
  const records = keys.filter(({ sk }) => sk === 'REC').map(({ pk }) => pk);
  const objectOf = (id: string) => Object.values(definitions).find(({ prefix }) => id.startsWith(`${prefix}_`))?.name;
  await refreshAll(
    table,
    records.map((id) => ({ id, type: String(objectOf(id)) })),
  );
  const found = table.takeStream().map((change) => change.keys);
  const pairs = [...keys, ...found].filter(({ sk }) => sk.startsWith('~DUP#')).map(({ pk }) => pk);
  const ids = [...records, ...pairs];
  await applyChanges(table, [...ids, ...ids], 'Europe/Paris');
}

const blanc = { name: 'Blanc Transports SA', country: 'FR', phones: [{ value: '+33 6 39 98 00 01' }] };

describe('the figures of quality', () => {
  it('are those of the records on every day, whatever happens to them', async () => {
    const workspace = createWorkspace();
    const context = workspace.contextOf('admin');
    const { id: first } = await workspace.create('seller1', 'companies', blanc);
    await workspace.create('seller2', 'companies', { ...blanc, name: 'Blanc Transports' });
    const { id: contactId } = await workspace.create('seller1', 'contacts', { lastName: 'Blanc', companyId: first });
    const other = await workspace.create('seller1', 'companies', { name: 'Другая', country: 'RU' });
    const deal = await workspace.create('seller1', 'deals', { title: 'Pumps', companyId: other.id, contactId });
    await catchUp(workspace);
    await expectRight(workspace);

    const talk = { type: 'call', at: '2026-11-19T09:00:00Z', companyId: first };
    const { id: talkId } = await workspace.create('seller1', 'activities', talk);
    await updateRecord(context, definitions.deals, deal.id, { body: { stageId: 'lost', lostReason: 'нет' } });
    await updateRecord(context, definitions.companies, other.id, { body: { accountManagerId: 'seller3' } });
    await catchUp(workspace);
    await expectRight(workspace);

    await deleteRecord(context, definitions.activities, talkId);
    await deleteRecord(context, definitions.companies, other.id).catch(() => undefined);
    await deleteRecord(context, definitions.contacts, contactId);
    await catchUp(workspace);
    await expectRight(workspace);
  });

  it('follow the pairs that are found, and what people say of them', async () => {
    const workspace = createWorkspace();
    await workspace.create('seller1', 'companies', blanc);
    await workspace.create('seller1', 'companies', blanc);
    await catchUp(workspace);
    const lost = () => readQualityCells(workspace.table, '2026-11-20')['seller1 companies']?.uniqueness;
    expect(lost()).toBe(30);
    const [pair] = workspace.table.snapshot().filter(({ type }) => type === 'pair');
    const id = String(pair?.pk).slice('PAIR#'.length).replace('#', '.');
    await rejectPair(workspace.contextOf('admin'), id, { reason: 'Two branches' });
    await catchUp(workspace);
    expect(lost()).toBe(0);
    await expectRight(workspace);
  });

  it('do not count what came by a change of hands against the new owner for thirty days', async () => {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', { name: 'Blanc' });
    const body = { accountManagerId: 'seller2' };
    await updateRecord(workspace.contextOf('admin'), definitions.companies, id, { body });
    await catchUp(workspace);
    const free = (day: string) => readQualityCells(workspace.table, day)['seller2 companies']?.freeRecords;
    expect([free('2026-11-20'), free('2026-12-19'), free('2026-12-20')]).toEqual([1, 1, 0]);
    expect(readQualityCells(workspace.table, '2026-11-20')['seller1 companies']).toBeUndefined();
  });

  it('are written once for what changes nothing of them', async () => {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', blanc);
    await catchUp(workspace);
    for (const at of ['2026-11-17T09:00:00Z', '2026-11-18T09:00:00Z', '2026-11-18T11:00:00Z'])
      await workspace.create('seller1', 'activities', { type: 'meeting', at, companyId: id });
    await catchUp(workspace);
    workspace.table.takeStream();
    await workspace.create('seller1', 'activities', { type: 'meeting', at: '2026-11-19T09:00:00Z', companyId: id });
    const ids = workspace.table.takeStream().map(({ keys }) => keys.pk);
    await applyChanges(workspace.table, ids, 'Europe/Paris');
    expect(workspace.table.takeStream()).toEqual([]);
  });
});
