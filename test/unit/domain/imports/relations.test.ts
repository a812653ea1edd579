import { describe, expect, it } from 'vitest';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { problemOf } from '#test/support/problems.ts';

const told = (rows: readonly PlanRow[]) =>
  rows.map((row) => (row.action === 'refuse' ? row.reasons.map(({ code }) => code).join(' ') : row.action));

const idsOf = (rows: readonly PlanRow[]) => rows.map((row) => ('id' in row ? row.id : ''));

const fieldsOf = (rows: readonly PlanRow[]) => rows.map((row) => ('fields' in row ? row.fields : {}));

async function create(office: ImportOffice, object: ObjectName, fields: object) {
  const context = await office.contextOf('admin');
  const record = await createRecord(context, context.directory.definitions[object], fields);
  await refreshPairs(office.workspace.table, record.id);
  return record.id;
}

async function plan(office: ImportOffice, object: ObjectName, csv: string, body: object = {}) {
  const id = await office.send('admin', object, csv);
  return { id, rows: await office.plan('admin', id, body) };
}

const liveNames = (office: ImportOffice) =>
  office.workspace.table
    .snapshot()
    .filter(({ sk, deletedAt }) => sk === 'REC' && deletedAt === undefined)
    .map(({ data }) => (data as { name?: string; lastName?: string }).name ?? (data as { lastName: string }).lastName);

describe('the company that a row names', () => {
  it('is made once where nobody bears its name, and goes again with the rows', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', { name: 'North' });
    const csv = 'lastName;companyId\nA;North\nB;South Wind\nC;SOUTH WIND\n;South Wind\nD;East Sea\n';
    const { id, rows } = await plan(office, 'contacts', csv, { create: ['companyId'] });
    expect(told(rows)).toEqual(['create', 'create', 'create', 'required', 'create']);
    expect((await office.entry(id)).plan?.related).toBe(2);
    const [, south, twin] = fieldsOf(rows);
    expect(south?.companyId).toBe(twin?.companyId);
    expect((await office.commit('admin', id)).commit?.counts).toEqual({ created: 4, updated: 0, refused: 0 });
    expect(liveNames(office).toSorted()).toEqual(['A', 'B', 'C', 'D', 'East Sea', 'North', 'South Wind']);
    expect(await loadRecord(office.workspace.table, String(south?.companyId))).toMatchObject({ batch: id });
    office.workspace.tick();
    expect(await office.undo('admin', id)).toMatchObject({ reversed: 6, kept: [], failed: [] });
    expect(liveNames(office)).toEqual(['North']);
  });

  it('is not made where several bear its name, or one of another legal form', async () => {
    const office = await openImportOffice();
    for (const name of ['Twin', 'TWIN', 'ООО Север']) await create(office, 'companies', { name });
    const csv = 'lastName;companyId\nA;Twin\nB;АО Север\nC;com_00000000000000000000000999\nD;0000000018\n';
    const { rows } = await plan(office, 'contacts', csv, { create: ['companyId'] });
    expect(told(rows)).toEqual(['ambiguous', 'ambiguous', 'reference', 'reference']);
  });

  it('is not made for who may not make companies', async () => {
    const office = await openImportOffice();
    const id = await office.send('marketer', 'contacts', 'lastName;companyId;ownerId\nA;New One;marketer\n');
    expect(told(await office.plan('marketer', id, { create: ['companyId'] }))).toEqual(['create']);
    const wrong = await office.send('admin', 'contacts', 'lastName;companyId\nA;New One\n');
    const { details } = await problemOf(office.plan('admin', wrong, { create: ['ownerId'] }));
    expect(details.errors).toEqual([{ pointer: '/create/0', code: 'option' }]);
  });
});

describe('ids of another system', () => {
  it('find the records that came with them, and those that they belong to', async () => {
    const office = await openImportOffice();
    const companies = await plan(office, 'companies', 'externalId;name\n7;North\n8;South\n', { system: 'bitrix24' });
    await office.commit('admin', companies.id);
    const again = 'externalId;name;industry\n7;North;wind\n8;South;\n9;East;\n';
    const second = await plan(office, 'companies', again, { system: 'bitrix24' });
    expect(told(second.rows)).toEqual(['update', 'skip', 'create']);
    expect(told((await plan(office, 'companies', again, { system: 'hubspot', duplicates: {} })).rows)).toEqual([
      'create',
      'create',
      'create',
    ]);
    const contacts = await plan(office, 'contacts', 'lastName;companyId\nA;7\nB;77\n', { system: 'bitrix24' });
    expect(told(contacts.rows)).toEqual(['create', 'reference']);
    expect(fieldsOf(contacts.rows)[0]?.companyId).toBe(idsOf(companies.rows)[0]);
  });

  it('belong to one record alone', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', { name: 'North', externalId: 'crm:7' });
    const csv = 'externalId;name\ncrm:7;Other\n8;One\n8;Two\n';
    const { rows } = await plan(office, 'companies', csv, { match: 'none' });
    expect(told(rows)).toEqual(['identity.taken', 'create', 'same_row']);
  });
});

describe('deals and activities', () => {
  it('come with their client, person, stage and time', async () => {
    const office = await openImportOffice();
    const north = await create(office, 'companies', { name: 'North' });
    const south = await create(office, 'companies', { name: 'South' });
    const anna = await create(office, 'contacts', { lastName: 'Martin', firstName: 'Anna', companyId: north });
    await create(office, 'contacts', { lastName: 'Martin', firstName: 'Anna', companyId: south });
    const deals =
      'title;companyId;contactId;stageId;amount\nTower;North;Anna Martin;Предложение;1 000,50\nLost;North;;Perdue;\n';
    const dealPlan = await plan(office, 'deals', deals);
    expect(dealPlan.rows[0]).toMatchObject({
      action: 'create',
      fields: { companyId: north, contactId: anna, stageId: 'proposal' },
    });
    await office.commit('admin', dealPlan.id, undefined, { waiver: { reason: 'Nobody knows', until: '2026-12-31' } });
    const activities =
      'type;at;companyId;contactId;subject\nЗвонок;20.11.2026 14:30;North;Martin Anna;Hello\nmeeting;2026-11-21T09:00:00Z;South;;\nnote;tomorrow;North;;\n';
    const { id, rows } = await plan(office, 'activities', activities);
    expect(told(rows)).toEqual(['create', 'create', 'format']);
    expect(fieldsOf(rows)[0]).toMatchObject({ type: 'call', at: '2026-11-20T13:30:00.000Z', contactId: anna });
    expect((await office.commit('admin', id)).commit?.counts).toMatchObject({ created: 2, refused: 0 });
    office.workspace.tick();
    expect((await office.undo('admin', id)).reversed).toBe(2);
  });

  it('find people by e-mail, phone or names, but not by half of them', async () => {
    const office = await openImportOffice();
    const company = await create(office, 'companies', { name: 'North' });
    const ivan = await create(office, 'contacts', {
      lastName: 'Иванов',
      firstName: 'Иван',
      middleName: 'Петрович',
      companyId: company,
      emails: [{ value: 'ivan@north.example' }],
      phones: [{ value: '+7 495 123-45-67' }],
    });
    const named = [
      'Иванов Иван Петрович',
      'Иван Петрович Иванов',
      'Иванов',
      'Ivan@north.example',
      '8 (495) 123-45-67',
      'Иван',
      'Пётр Иванов',
    ];
    const csv = `type;at;contactId\n${named.map((name) => `note;2026-11-20;${name}\n`).join('')}`;
    const { rows } = await plan(office, 'activities', csv);
    expect(fieldsOf(rows).map(({ contactId }) => contactId === ivan)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
