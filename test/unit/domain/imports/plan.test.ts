import { describe, expect, it } from 'vitest';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { changeFields } from '#shared/domain/fields/change-fields.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { readPlanRows } from '#shared/domain/imports/read-imports.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { languages } from '#shared/model/tenant.ts';
import { Meter } from '#shared/store/meter.ts';
import { type ImportOffice, openImportOffice, readRows } from '#test/support/imports.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

/** Each row as its action, or the reasons against it. */
const told = (rows: readonly PlanRow[]) =>
  rows.map((row) =>
    row.action === 'refuse' ? row.reasons.map(({ column = '', code }) => `${column}:${code}`).join(' ') : row.action,
  );

async function create(office: ImportOffice, object: 'companies' | 'contacts', fields: object): Promise<CrmRecord> {
  const context = await office.contextOf('admin');
  const record = await createRecord(context, context.directory.definitions[object], fields);
  await refreshPairs(office.workspace.table, record.id);
  return record;
}

async function planFile(csv: string, body: object = {}, object: 'companies' | 'contacts' = 'companies') {
  const office = await openImportOffice();
  return office.plan('admin', await office.send('admin', object, csv), body);
}

describe('a plan', () => {
  it('says for each row what it makes, and keeps that where it cannot change', async () => {
    const office = await openImportOffice();
    const id = await office.send(
      'admin',
      'companies',
      'Название;ИНН;Ответственный\nСевер;0000000018;Name of manager\n',
    );
    const [row] = await office.plan('admin', id);
    expect(row).toMatchObject({
      row: 2,
      action: 'create',
      title: 'Север',
      fields: { name: 'Север', identifiers: [{ scheme: 'RU-INN', value: '0000000018' }], accountManagerId: 'manager' },
    });
    const { plan, status } = await office.entry(id);
    expect(status).toBe('planned');
    expect(plan).toMatchObject({
      rows: 1,
      counts: { create: 1, update: 0, skip: 0, refuse: 0 },
      mapping: { Название: 'name', ИНН: 'identifiers.RU-INN', Ответственный: 'accountManagerId' },
      match: 'identifiers',
    });
    expect(plan?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await office.plan('admin', id, { match: 'none' });
    expect(new Set(office.files.files.keys()).size).toBe(7);
  });

  it.each([
    ['Raison sociale;SIREN', ['name', 'identifiers.FR-SIREN']],
    ['Raison sociale;Nom', ['legalName', 'name']],
    ['Название;Город;Адрес', ['name', 'addresses.city', 'addresses.street']],
    ['Название;Адрес', ['name', 'addresses']],
    ['name;city;street;address', ['name', 'addresses.city', 'addresses.street', 'addresses']],
  ])('understands the columns %s', async (header, targets) => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', `${header}\nA;B\n`);
    await office.plan('admin', id);
    expect(Object.values((await office.entry(id)).plan?.mapping ?? {})).toEqual(targets);
  });

  it('refuses a row with all that is wrong in it, and only that row', async () => {
    const rows = await planFile(
      'name;RU-INN;emails;status;Account manager;creditLimit\n' +
        'North;;;;;\n' +
        ';123;;;;\n' +
        'South;0000000017;no address;asleep;nobody;a lot\n' +
        'West;;w@w.example;active;manager@test.local;1 000,50\n',
    );
    expect(told(rows)).toEqual([
      'create',
      'RU-INN:format',
      'emails:format status:option creditLimit:format RU-INN:checksum Account manager:reference',
      'create',
    ]);
    expect(rows[3]).toMatchObject({
      fields: { creditLimit: '1000.50', status: 'active', accountManagerId: 'manager' },
    });
  });

  it('refuses what is missing, and what stands beyond the header', async () => {
    const rows = await planFile('name;industry\n;wind\nNorth;wind;and more\n');
    expect(told(rows)).toEqual([':required', ':too_many_cells']);
  });

  it('finds records by their legal numbers, and shows the old beside the new', async () => {
    const office = await openImportOffice();
    const identifiers = [{ scheme: 'RU-INN', value: '0000000018' }];
    const { id: recordId } = await create(office, 'companies', {
      name: 'North',
      identifiers,
      phones: [{ value: '+33123456789' }],
    });
    const csv = 'name;INN;phones\nNorth Wind;0000000018;01 23 45 67 89, +33 1 98 76 54 32\nEast;;\n';
    const rows = await office.plan('admin', await office.send('admin', 'companies', csv));
    expect(rows[0]).toMatchObject({
      action: 'update',
      id: recordId,
      version: 1,
      title: 'North',
      changes: [
        { field: 'name', old: 'North', new: 'North Wind' },
        {
          field: 'phones',
          old: [{ value: '+33123456789' }],
          new: [{ value: '+33123456789' }, { value: '+33 1 98 76 54 32' }],
        },
      ],
    });
    expect(rows[1]).toMatchObject({ action: 'create' });
  });

  it('refuses a number that two rows have, and one that nobody may see the holder of', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', { name: 'North', identifiers: [{ scheme: 'RU-INN', value: '0000000018' }] });
    const csv = 'name;INN;SIREN\nMine;0000000018;\nOne;;732829320\nTwo;;732829320\n';
    const rows = await office.plan('admin', await office.send('admin', 'companies', csv), { match: 'none' });
    expect(told(rows)).toEqual([':identity.taken', 'create', ':same_row']);
    expect(rows[2]).toMatchObject({ reasons: [{ params: { row: 3 } }] });
    const byNumber = await office.plan('admin', await office.send('admin', 'companies', csv));
    expect(told(byNumber)).toEqual(['update', 'create', 'SIREN:same_row']);
  });

  it('finds contacts by e-mail and by phone, however they are written, unless several are meant', async () => {
    const office = await openImportOffice();
    const anna = {
      lastName: 'Martin',
      emails: [{ value: 'Anna+crm@A.example' }],
      phones: [{ value: '+33 1 23 45 67 89' }],
    };
    await create(office, 'contacts', anna);
    await create(office, 'contacts', { lastName: 'Petit', phones: [{ value: '01 11 11 11 11' }] });
    await create(office, 'contacts', { lastName: 'Grand', phones: [{ value: '01 11 11 11 11' }] });
    const byEmail = 'Nom;E-mails\nMartin;anna@a.example\nMartin;ANNA@a.example\nNeu;n@n.example\n';
    const first = await office.plan('admin', await office.send('admin', 'contacts', byEmail));
    expect(told(first)).toEqual(['skip', 'E-mails:same_row', 'create']);
    const byPhone = 'Nom;Téléphones\nDurand;01 23 45 67 89\nPetit;0111111111\nNeu;0122222222\n';
    const second = await office.plan('admin', await office.send('admin', 'contacts', byPhone), { match: 'phones' });
    expect(told(second)).toEqual(['update', 'Téléphones:ambiguous', 'create']);
  });

  it('finds the company of a contact by name, number or id', async () => {
    const office = await openImportOffice();
    const north = await create(office, 'companies', {
      name: 'ООО «Северный ветер»',
      legalName: 'Severny Veter LLC',
      identifiers: [{ scheme: 'RU-INN', value: '0000000018' }],
    });
    for (const name of ['Twin', 'TWIN']) await create(office, 'companies', { name });
    const companies = ['ооо "северный ветер"', 'Severny Veter LLC', '0000000018', 'ИНН 0000000018', north.id];
    const strange = ['Северный', 'Twin', 'com_00000000000000000000000999'];
    const csv = `Фамилия;Контрагент\n${[...companies, ...strange].map((one) => `Иванов;"${one.replaceAll('"', '""')}"\n`).join('')}`;
    const rows = await office.plan('admin', await office.send('admin', 'contacts', csv));
    expect(rows.slice(0, 5).map((row) => row.action === 'create' && row.fields.companyId)).toEqual(
      companies.map(() => north.id),
    );
    expect(told(rows).slice(5)).toEqual(['Контрагент:reference', 'Контрагент:ambiguous', 'Контрагент:reference']);
  });

  it('finds records by id, but none that is not there', async () => {
    const office = await openImportOffice();
    const { id } = await create(office, 'companies', { name: 'North' });
    const csv = `id;name\n${id};North Wind\ncom_00000000000000000000000999;Gone\n;New\n${id};Again\n`;
    const rows = await office.plan('admin', await office.send('admin', 'companies', csv));
    expect(told(rows)).toEqual(['update', ':not_found', 'create', ':same_row']);
  });

  it('gives defaults to new records only', async () => {
    const office = await openImportOffice();
    const { id } = await create(office, 'companies', { name: 'North' });
    const csv = `id;name;industry\n${id};North Wind;\n;East;\n;West;sea\n`;
    const defaults = { industry: 'wind', accountManagerId: 'seller' };
    const rows = await office.plan('admin', await office.send('admin', 'companies', csv), { defaults });
    expect(rows).toMatchObject([
      { action: 'update', fields: { name: 'North Wind' } },
      { action: 'create', fields: { name: 'East', ...defaults } },
      { action: 'create', fields: { name: 'West', ...defaults, industry: 'sea' } },
    ]);
  });

  it.each(languages)('finds nothing to do in our own export in %s', async (language) => {
    const office = await openImportOffice();
    const context = await office.contextOf('admin');
    const company = await create(office, 'companies', {
      name: '=North; "Wind"',
      roles: ['client', 'partner'],
      identifiers: [
        { scheme: 'RU-INN', value: '0000000018' },
        { scheme: 'RU-KPP', value: '000001001' },
      ],
      phones: [{ value: '+7 495 123-45-67' }, { value: '8 800 200-00-00' }],
      emails: [{ value: 'Info@North.example' }],
      websites: ['north.example', 'https://n.example/x'],
      country: 'RU',
      addresses: [{ street: '5, Sea St', postalCode: '101000', city: 'Moscow', kind: 'legal' }, { city: 'Omsk' }],
      coManagers: [{ userId: 'seller', scope: 'service' }],
      creditLimit: '1234.50',
      description: `two\nlines ${'long '.repeat(400)}`,
    });
    await create(office, 'contacts', {
      lastName: 'Иванов',
      companyId: company.id,
      decisionMaker: true,
      birthday: '1980-02-29',
      consent: 'given',
    });
    for (const object of ['companies', 'contacts'] as const) {
      const csv = await exportRecords(context, definitions[object], { filters: [], limit: 50 }, language);
      const id = await office.send('admin', object, csv);
      const rows = await office.plan('admin', id);
      expect(told(rows)).toEqual(['skip']);
      const mapped = Object.values((await office.entry(id)).plan?.mapping ?? {});
      const writable = definitions[object].fields.filter((field) => !field.readOnly).map(({ name }) => name);
      expect(mapped.sort()).toEqual(['id', ...writable].sort());
    }
  });

  it('takes fields of the workspace’s own by their labels, and what they hold by theirs', async () => {
    const office = await openImportOffice();
    const fields = [
      { name: 'plate', type: 'text', label: 'Plate', unique: true },
      {
        name: 'colour',
        type: 'enum',
        label: { en: 'Colour', fr: 'Couleur', ru: 'Цвет' },
        options: [{ value: 'red', label: { en: 'Red', fr: 'Rouge', ru: 'Красный' } }],
      },
      { name: 'partner', type: 'reference', to: 'companies', label: 'Partner' },
    ];
    await changeFields(await office.contextOf('admin'), 'companies', { body: { fields }, version: 0 });
    const north = await create(office, 'companies', { name: 'North', custom: { plate: 'AB 1' } });
    const csv = `id;name;Plate;Цвет;Partner\n${north.id};North;AB 1;красный;\n;Two;ab 1;;\n;Three;CD;green;\n;Four;EF;;North\n;Five;ef;;\n`;
    const id = await office.send('admin', 'companies', csv);
    const rows = await office.plan('admin', id);
    expect(told(rows)).toEqual(['update', ':identity.taken', 'Цвет:option', 'create', ':same_row']);
    expect(rows[1]).toMatchObject({ reasons: [{ field: 'custom.plate' }] });
    await office.commit('admin', id);
    const four = rows[3]?.action === 'create' ? rows[3].id : '';
    const made = await readRecord(await office.contextOf('admin'), definitions.companies, four);
    expect(made.data).toMatchObject({ 'custom.plate': 'EF', 'custom.partner': north.id });
    const exported = await exportRecords(
      await office.contextOf('admin'),
      (await office.contextOf('admin')).directory.definitions.companies,
      { filters: [], limit: 50 },
      'fr',
    );
    expect(told(await office.plan('admin', await office.send('admin', 'companies', exported)))).toEqual([
      'skip',
      'skip',
    ]);
    expect((await office.undo('admin', id)).reversed).toBe(2);
  });

  it('reads in batches, however long the file is', async () => {
    const office = await openImportOffice();
    const { id: companyId } = await create(office, 'companies', { name: 'North' });
    const csv = `lastName;companyId;emails\n${Array.from({ length: 400 }, (_, at) => `L${at};North;p${at}@n.example\n`).join('')}`;
    const id = await office.send('admin', 'contacts', csv);
    const meter = new Meter();
    const context = await office.contextOf('admin');
    const metered = { ...context, table: office.workspace.table.metered(meter) };
    const { plan } = await planImport(metered, office.files, id, { match: 'none' });
    const rows = plan ? await readRows(office.files, plan) : [];
    expect(rows.every((row) => row.action === 'create' && row.fields.companyId === companyId)).toBe(true);
    // Look-alikes are asked for in lanes: a wave for every few dozen rows.
    expect(meter.cost.trips).toBeLessThanOrEqual(13 + 400 / 32);
  });

  it('shows its rows by kind, page by page, with reasons in the language of the reader', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', 'name;country\nA;x\nB;FR\nC;y\nD;z\n');
    await office.plan('admin', id);
    const context = await office.contextOf('admin');
    const first = await readPlanRows(context, office.files, id, { action: 'refuse', limit: 2 }, 'fr');
    expect(first).toMatchObject({
      data: [
        {
          row: 2,
          cells: ['A', 'x'],
          reasons: [{ column: 'country', value: 'x', message: expect.stringContaining('choisir') }],
        },
        { row: 4 },
      ],
      page: { next: '4' },
    });
    const second = await readPlanRows(context, office.files, id, { action: 'refuse', limit: 2, cursor: '4' }, 'fr');
    expect(second).toMatchObject({ data: [{ row: 5 }], page: { next: null } });
  });
});

describe('asking for a plan', () => {
  it.each([
    [{ mapping: { Nowhere: 'name' } }, '/mapping/Nowhere unknown_field'],
    [{ mapping: { a: 'nothing' } }, '/mapping/a option'],
    [{ mapping: { a: 'name', b: 'name' } }, '/mapping/b too_many'],
    [{ mapping: { a: null } }, '/mapping required'],
    [{ mapping: { a: 'name' }, match: 'emails' }, '/match option'],
    [{ mapping: { a: 'name' }, match: 'magic' }, '/match option'],
    [{ mapping: { a: 'name' }, defaults: { status: 'asleep' } }, '/defaults/status option'],
    [{ mapping: { a: 'name' }, defaults: { accountManagerId: 'x' } }, '/defaults/accountManagerId reference'],
    [{ mapping: { a: 'name' }, encoding: 'ebcdic' }, '/encoding option'],
    [{ rows: 1 }, '/rows unknown_field'],
    [JSON.parse('{"mapping":{"__proto__":"name"}}'), '/mapping/__proto__ unknown_field'],
  ])('refuses %j', async (body, fault) => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', 'a;b\n1;2\n');
    const { code, details } = await problemOf(office.plan('admin', id, body as object));
    expect(code).toBe('validation.failed');
    expect(details.errors?.map((one) => `${one.pointer} ${one.code}`)).toEqual([fault]);
  });

  it('needs the right to import, and the file', async () => {
    const office = await openImportOffice();
    expect(await codeOf(office.send('seller', 'companies', 'name\nA\n'))).toBe('access.denied');
    expect(await codeOf(office.send('admin', 'leads', 'text\nA\n'))).toBe('validation.failed');
    const id = await office.send('marketer', 'companies', 'name\nA\n');
    await office.files.remove(`imports/${id}/source.csv`);
    expect(await codeOf(office.plan('marketer', id))).toBe('import.no_file');
    expect(await codeOf(office.plan('seller', id))).toBe('access.denied');
    expect(await codeOf(office.plan('admin', id))).toBe('access.denied');
  });

  it('reaches no further than the rights of who asks', async () => {
    const office = await openImportOffice();
    const { id } = await create(office, 'companies', { name: 'North' });
    const csv = `id;name;Account manager\n${id};Mine;\n;East;Name of marketer\n;West;Name of seller\n`;
    const rows = await office.plan('marketer', await office.send('marketer', 'companies', csv));
    expect(told(rows)).toEqual([':access.denied', 'create', ':access.denied']);
    const hidden = 'name;creditLimit\nEast;1000\n';
    const withHidden = await office.send('marketer', 'companies', hidden);
    const { details } = await problemOf(
      office.plan('marketer', withHidden, { mapping: { name: 'name', creditLimit: 'creditLimit' } }),
    );
    expect(details.errors).toEqual([{ pointer: '/mapping/creditLimit', code: 'option' }]);
    await office.plan('marketer', withHidden);
    expect((await office.entry(withHidden)).plan?.mapping).toEqual({ name: 'name' });
  });
});
