import { describe, expect, it } from 'vitest';
import { listProbes } from '#shared/domain/duplicates/probes.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import type { PlanRow } from '#shared/domain/imports/plan/plan-row.ts';
import { readPlanRows } from '#shared/domain/imports/read-imports.ts';
import { readResults } from '#shared/domain/imports/work/row-results.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { codeOf } from '#test/support/problems.ts';

const told = (rows: readonly PlanRow[]) =>
  rows.map((row) => (row.action === 'refuse' ? row.reasons.map(({ code }) => code).join(' ') : row.action));

async function create(office: ImportOffice, object: 'companies' | 'contacts', fields: object) {
  const context = await office.contextOf('admin');
  const record = await createRecord(context, context.directory.definitions[object], fields);
  await refreshPairs(office.workspace.table, record.id);
  return record.id;
}

async function plan(
  office: ImportOffice,
  csv: string,
  body: object = {},
  object: 'companies' | 'contacts' = 'companies',
) {
  const id = await office.send('admin', object, csv);
  return { id, rows: await office.plan('admin', id, body) };
}

const north = {
  name: 'Northern Wind Turbines',
  phones: [{ value: '+33123456789' }],
  emails: [{ value: 'a@nwt.example' }],
};
const header = 'name;phones;emails;industry\n';
const sameAsNorth = `${header}"ООО ""Northern Wind Turbines""";01 23 45 67 89;A@nwt.example;sea\n`;
const likeNorth = `${header}Northern Wind Turbines;;;sea\n`;

describe('a row that looks like a record', () => {
  it('is refused when that is certain, and says which one is meant', async () => {
    const office = await openImportOffice();
    const recordId = await create(office, 'companies', north);
    const { id, rows } = await plan(office, sameAsNorth);
    expect(told(rows)).toEqual(['duplicate.found']);
    const page = await readPlanRows(await office.contextOf('admin'), office.files, id, { limit: 5 }, 'en');
    expect(page.data).toMatchObject([
      { action: 'refuse', lookAlikes: [{ id: recordId, title: north.name, band: 'certain' }] },
    ]);
  });

  it.each([{ match: 'duplicates' }, { match: 'none', duplicates: { certain: 'update' } }])(
    'changes it instead with %j',
    async (body) => {
      const office = await openImportOffice();
      const recordId = await create(office, 'companies', north);
      const { id, rows } = await plan(office, sameAsNorth, body);
      expect(rows).toMatchObject([{ action: 'update', id: recordId }]);
      expect((await office.commit('admin', id)).commit?.counts).toEqual({ created: 0, updated: 1, refused: 0 });
    },
  );

  it('is made with a warning when it only may be, and its history keeps why', async () => {
    const office = await openImportOffice();
    const recordId = await create(office, 'companies', { ...north, accountManagerId: 'seller' });
    const { id, rows } = await plan(office, likeNorth, { duplicates: { reason: 'a branch' } });
    expect(told(rows)).toEqual(['create']);
    const page = await readPlanRows(await office.contextOf('admin'), office.files, id, { limit: 5 }, 'en');
    const [row] = page.data;
    expect(row?.lookAlikes).toMatchObject([
      { id: recordId, title: north.name, accountManager: { id: 'seller', name: 'Name of seller' } },
    ]);
    expect(row?.lookAlikes?.[0]?.score).toBeGreaterThan(0.5);
    await office.commit('admin', id);
    const [made] = rows;
    const events = await listEventsSince(await office.contextOf('admin'), made && 'id' in made ? made.id : '', 0);
    expect(events).toMatchObject([{ action: 'create', reason: 'clients.csv, 2; a branch' }]);
  });

  it.each([
    ['looks the same', north, 'duplicate.found'],
    [
      'has its number',
      { name: 'Quite another', identifiers: [{ scheme: 'RU-INN', value: '0000000018' }] },
      'identity.taken',
    ],
  ])('is refused when what %s came in since it was planned', async (_, since, code) => {
    const office = await openImportOffice();
    const csv = `name;phones;emails;RU-INN\n${north.name};01 23 45 67 89;A@nwt.example;0000000018\nSouth;;;\n`;
    const { id, rows } = await plan(office, csv);
    expect(told(rows)).toEqual(['create', 'create']);
    await create(office, 'companies', since);
    const { commit } = await office.commit('admin', id);
    expect(commit?.counts).toEqual({ created: 1, updated: 0, refused: 1 });
    const results = await readResults(office.workspace.table, id, [2]);
    expect(results.get(2)).toMatchObject({ outcome: 'refused', reason: { code } });
  });

  it('is made all the same when the plan has told of what it looks like', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', { name: north.name });
    const { id, rows } = await plan(office, likeNorth);
    expect(rows).toMatchObject([{ action: 'create', lookAlikes: [{}] }]);
    expect((await office.commit('admin', id)).commit?.counts).toMatchObject({ created: 1, refused: 0 });
  });

  it('is left out when that was chosen', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', north);
    const { id, rows } = await plan(office, `${likeNorth}Quite Other;;;\n`, { duplicates: { likely: 'skip' } });
    expect(told(rows)).toEqual(['skip', 'create']);
    expect((await office.entry(id)).plan?.counts).toEqual({ create: 1, update: 0, skip: 1, refuse: 0 });
  });

  it('tells of a record that its reader may not see only who answers for it, and that is noted', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', { ...north, accountManagerId: 'manager' });
    const context = await office.contextOf('marketer');
    const { objects } = context.actor.permissions;
    const blind = {
      ...context,
      actor: {
        ...context.actor,
        permissions: {
          ...context.actor.permissions,
          objects: { ...objects, companies: { ...objects.companies, read: 'own' as const } },
        },
      },
    };
    const id = await office.send('marketer', 'companies', likeNorth);
    await planImport(blind, office.files, id, {});
    const page = await readPlanRows(blind, office.files, id, { limit: 5 }, 'en');
    expect(page.data[0]?.lookAlikes).toEqual([
      {
        score: expect.any(Number),
        band: expect.any(String),
        accountManager: { id: 'manager', name: 'Name of manager' },
      },
    ]);
    const probes = await listProbes(await office.contextOf('admin'), { limit: 10 });
    expect(probes.data).toMatchObject([{ actor: { id: 'marketer' }, records: [{ object: 'companies' }] }]);
  });
});

describe('two rows of one file', () => {
  it('that are certainly one client make one record', async () => {
    const office = await openImportOffice();
    const csv = `${header}Alpha Wind;+33123456789;a@alpha.example;\nBeta Sea;;;\nALPHA WIND;01 23 45 67 89;a@alpha.example;\nAlpha Wind;;;\n`;
    const { rows } = await plan(office, csv);
    expect(told(rows)).toEqual(['create', 'create', 'same_row', 'create']);
    expect(rows[2]).toMatchObject({ reasons: [{ params: { row: 2 } }] });
    expect(rows[3]).toMatchObject({ lookAlikes: [{ row: 2 }] });
  });

  it('do not both change one record', async () => {
    const office = await openImportOffice();
    await create(office, 'companies', north);
    const twice = `${sameAsNorth}Northern Wind Turbines;+33123456789;a@nwt.example;wind\n`;
    expect(told((await plan(office, twice, { match: 'duplicates' })).rows)).toEqual(['update', 'same_row']);
  });
});

describe('fields that have to agree together', () => {
  it('find the record that all of them say', async () => {
    const office = await openImportOffice();
    const paris = await create(office, 'companies', { name: 'Wind Service', addresses: [{ city: 'Paris' }] });
    await create(office, 'companies', { name: 'Wind Service', addresses: [{ city: 'Lyon' }] });
    const csv = 'name;city;industry\nWIND SERVICE;paris;sea\nWind Service;Omsk;\nWind Service;;\n';
    const { rows } = await plan(office, csv, { match: ['name', 'addresses.city'] });
    expect(told(rows)).toEqual(['update', 'create', 'create']);
    expect(rows[0]).toMatchObject({ id: paris });
  });

  it('find people by their names, within their company', async () => {
    const office = await openImportOffice();
    const company = await create(office, 'companies', { name: 'North' });
    const anna = await create(office, 'contacts', { lastName: 'Martin', firstName: 'Anna', companyId: company });
    await create(office, 'contacts', { lastName: 'Martin', firstName: 'Anna' });
    const csv = 'lastName;firstName;companyId;position\nMartin;Anna;North;Head\n';
    const { rows } = await plan(office, csv, { match: ['lastName', 'firstName', 'companyId'] }, 'contacts');
    expect(rows).toMatchObject([{ action: 'update', id: anna }]);
  });

  it.each([[['industry']], [['name', 'name']], [['emails']], [['description', 'name']], [[]]])(
    'are refused as %j',
    async (match) => {
      const office = await openImportOffice();
      const id = await office.send('admin', 'companies', 'name;industry;description\nA;b;c\n');
      expect(await codeOf(office.plan('admin', id, { match }))).toBe('validation.failed');
    },
  );
});
