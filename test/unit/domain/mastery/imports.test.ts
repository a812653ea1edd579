import { beforeEach, expect, it } from 'vitest';
import { makePlan } from '#shared/domain/imports/plan/plan-import.ts';
import { saveMastery } from '#shared/domain/mastery/mastery-item.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { jobKey } from '#shared/store/keys/jobs.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { feedId, mapped } from '#test/support/mastery.ts';
import { codeOf } from '#test/support/problems.ts';

let office: ImportOffice;
beforeEach(async () => {
  office = await openImportOffice();
  await office.workspace.table.transact([saveMastery(mapped)]);
});

const settings = { mapping: { Code: 'externalId', Name: 'name', Brand: 'brand' }, match: ['externalId'], system: '1c' };
const fileOf = (name: string, brand: string) => `Code;Name;Brand\n1;${name};${brand}\n`;

async function begin(file: string, ofFeed: boolean): Promise<string> {
  const id = await office.send('admin', 'companies', file);
  if (ofFeed) await office.workspace.table.write({ update: jobKey(id), set: { feedId } });
  return id;
}

async function run(file: string): Promise<string> {
  const id = await begin(file, true);
  await makePlan(await office.contextOf('admin'), office.files, await office.entry(id), settings, {});
  await office.commit('admin', id);
  return id;
}

async function firm() {
  const item = office.workspace.table.snapshot().find(({ sk, type }) => sk === 'REC' && type === 'companies');
  return loadRecord(office.workspace.table, String(item?.pk));
}

it('the feed writes what it keeps, and takes it back', async () => {
  await run(fileOf('First', 'A'));
  const second = await run(fileOf('Second', 'B'));
  expect((await firm())?.data).toMatchObject({ externalId: '1c:1', name: 'Second', brand: 'B' });
  expect(
    await codeOf(
      updateRecord(await office.contextOf('admin'), definitions.companies, String((await firm())?.id), {
        body: { name: 'Ours' },
      }),
    ),
  ).toBe('field.mastered');
  await office.undo('admin', second);
  expect((await firm())?.data).toMatchObject({ name: 'First', brand: 'A' });
});

it('the plan of any other import refuses the rows, and names column, system and time', async () => {
  await run(fileOf('First', 'A'));
  const id = await begin(fileOf('Second', 'B'), false);
  const [row] = await office.plan('admin', id, settings);
  const params = { system: '1c', received: '2026-11-19 09:30' };
  const reason = { code: 'mastered', field: 'name', column: 'Name', value: 'Second', params };
  expect(row).toMatchObject({ action: 'refuse', reasons: [reason] });
  expect(await office.plan('admin', await begin(fileOf('First', 'B'), false), settings)).toMatchObject([
    { action: 'update', changes: [{ field: 'brand' }] },
  ]);
});

it('a row that was planned before the feed kept its fields is refused when it is carried out', async () => {
  await office.workspace.table.transact([saveMastery({ ...mapped, system: 'shop' })]);
  await run(fileOf('First', 'A'));
  const id = await begin(fileOf('Second', 'B'), false);
  await office.plan('admin', id, settings);
  await office.workspace.table.transact([saveMastery(mapped)]);
  expect(await office.commit('admin', id)).toMatchObject({ commit: { counts: { updated: 0, refused: 1 } } });
  expect((await firm())?.data).toMatchObject({ name: 'First', brand: 'A' });
});

it('undoing an import leaves what a feed has come to keep since', async () => {
  await run(fileOf('First', 'A'));
  await office.workspace.table.transact([saveMastery({ ...mapped, system: 'shop' })]);
  const id = await begin(fileOf('Second', 'B'), false);
  await office.plan('admin', id, settings);
  await office.commit('admin', id);
  await office.workspace.table.transact([saveMastery(mapped)]);
  await office.undo('admin', id);
  expect((await firm())?.data).toMatchObject({ name: 'Second', brand: 'A' });
});
