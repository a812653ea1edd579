import { expect, it } from 'vitest';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { mapped, openFedOffice, whole } from '#test/support/mastery.ts';

it('a record says what of it is kept elsewhere, since when, and one of our own says nothing', async () => {
  const office = await openFedOffice();
  const firm = await office.bring('1c:1');
  const own = await office.create('companies', { name: 'Own' });
  const context = await office.contextOf('admin');
  const answer = async (id: string) =>
    toCrmRecord(context, (await loadRecord(office.workspace.table, id)) as StoredRecord);
  const mastered = { system: '1c', fields: ['name', 'phones', 'externalId'], whole: false, at: mapped.at };
  expect((await answer(firm)).mastered).toEqual(mastered);
  expect(await answer(own)).not.toHaveProperty('mastered');
  const { data } = await listRecords(context, definitions.companies, {
    filters: [],
    limit: 10,
    fields: ['id', 'mastered'],
  });
  expect(data).toEqual(expect.arrayContaining([{ id: firm, mastered }, { id: own }]));
});

it('of a whole record all is kept there but whose it is here', async () => {
  const office = await openFedOffice(whole);
  const record = (await loadRecord(office.workspace.table, await office.bring('1c:1'))) as StoredRecord;
  const { mastered } = toCrmRecord(await office.contextOf('admin'), record);
  expect(mastered).toMatchObject({ whole: true });
  expect(mastered?.fields).toEqual(expect.arrayContaining(['name', 'brand', 'parentId']));
  expect(mastered?.fields).not.toEqual(expect.arrayContaining(['accountManagerId']));
  expect(mastered?.fields).not.toEqual(expect.arrayContaining(['coManagers']));
});
