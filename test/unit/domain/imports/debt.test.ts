import { describe, expect, it } from 'vitest';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { changeFields } from '#shared/domain/fields/change-fields.ts';
import { requestCommit } from '#shared/domain/imports/work/request-work.ts';
import { describeQuality } from '#shared/domain/quality/describe-quality.ts';
import { nameImports } from '#shared/domain/quality/name-imports.ts';
import { belongingOf } from '#shared/domain/quality/scored.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { debtorOf } from '#shared/model/quality/debtor.ts';
import { findLosses } from '#shared/model/quality/find-losses.ts';
import { scoreLosses } from '#shared/model/quality/score.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { problemOf } from '#test/support/problems.ts';

const contacts =
  'firstName;lastName;emails;ownerId\nAnna;;a@a.example;seller\nIvan;Ivanov;;seller\n;;b@b.example;seller\n';
const waiver = { reason: 'The fair gave first names only', until: '2026-12-31' };
const quiet = { publish: async () => {} };

async function planContacts(office: ImportOffice) {
  const id = await office.send('admin', 'contacts', contacts);
  return { id, rows: await office.plan('admin', id) };
}

async function noticesOf(office: ImportOffice) {
  return office.workspace.table.snapshot().filter(({ type }) => type === 'notification');
}

describe('what is merely missing', () => {
  it('does not refuse a row, and is counted by field', async () => {
    const office = await openImportOffice();
    const { id, rows } = await planContacts(office);
    expect(rows).toMatchObject([
      { action: 'create', title: 'Anna', owed: ['lastName'] },
      { action: 'create' },
      { action: 'refuse', reasons: [{ code: 'required', field: 'lastName' }] },
    ]);
    expect((await office.entry(id)).plan?.owed).toEqual({ lastName: 1 });
  });

  it('is carried out only with a word on why and until when, which its author signs', async () => {
    const office = await openImportOffice();
    const { id } = await planContacts(office);
    const context = await office.contextOf('admin');
    const faultOf = async (body: object) => {
      const { details } = await problemOf(requestCommit(context, quiet, id, { body }));
      return details.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(await faultOf({})).toEqual(['/waiver required']);
    expect(await faultOf({ waiver: { reason: '', until: '2026-12-31' } })).toEqual(['/waiver/reason required']);
    const today = office.workspace.contextOf('admin').now().toISOString().slice(0, 10);
    expect(await faultOf({ waiver: { ...waiver, until: today } })).toEqual(['/waiver/until format']);
    expect(await faultOf({ waiver: { ...waiver, until: '2036-01-01' } })).toEqual(['/waiver/until format']);
    expect((await office.entry(id)).status).toBe('planned');
    const done = await office.commit('admin', id, undefined, { waiver });
    expect(done.waiver).toMatchObject({ ...waiver, signedBy: 'admin' });
    expect(done.commit?.counts).toEqual({ created: 2, updated: 0, refused: 0 });
  });

  it('is the debt of the batch until its day, costs half, and then all of its owner', async () => {
    const office = await openImportOffice();
    const { id, rows } = await planContacts(office);
    await office.commit('admin', id, undefined, { waiver });
    const [first] = rows;
    const record = await loadRecord(office.workspace.table, first && 'id' in first ? first.id : '');
    if (!record) throw new Error('the record was not made');
    expect(record).toMatchObject({
      batch: id,
      importedUntil: '2026-12-31',
      answers: { unknown: { lastName: '2026-12-31' } },
    });
    const facts = { answers: record.answers ?? {} };
    const losses = findLosses(definitions.contacts, record, facts);
    const on = (day: string) => {
      const loss = scoreLosses(losses, 0, day).issues.find(({ field }) => field === 'lastName');
      return loss && [loss.rule, loss.points, debtorOf(belongingOf(record), loss, day)];
    };
    expect(on('2026-12-30')).toEqual(['missing.later', 5, 'admin']);
    expect(on('2026-12-31')).toEqual(['missing', 10, 'seller']);
    const told = describeQuality(await office.contextOf('admin'), definitions.contacts, record, facts, 'en');
    expect(told.issues).toContainEqual(expect.objectContaining({ field: 'lastName', askOn: '2026-12-31' }));
    const named = await nameImports(await office.contextOf('admin'), [id]);
    expect(named.get(id)).toEqual({
      fileName: 'clients.csv',
      waiver: { ...waiver, signedBy: { id: 'admin', name: 'Name of admin' } },
    });
  });

  it('can be mended like anything else', async () => {
    const office = await openImportOffice();
    const { id, rows } = await planContacts(office);
    await office.commit('admin', id, undefined, { waiver });
    const recordId = rows[0] && 'id' in rows[0] ? rows[0].id : '';
    const context = await office.contextOf('admin');
    await updateRecord(context, definitions.contacts, recordId, { body: { position: 'Head' } });
    await updateRecord(context, definitions.contacts, recordId, { body: { lastName: 'Martin' } });
    expect((await loadRecord(office.workspace.table, recordId))?.data.lastName).toBe('Martin');
  });

  it('may be a field of the workspace’s own, or what a stage asks for', async () => {
    const office = await openImportOffice();
    const fields = [{ name: 'plate', type: 'text', label: 'Plate', required: true }];
    await changeFields(await office.contextOf('admin'), 'companies', { body: { fields }, version: 0 });
    const companies = await office.send('admin', 'companies', 'name;Plate\nNorth;AB\nSouth;\n');
    const [north] = await office.plan('admin', companies);
    expect((await office.entry(companies)).plan?.owed).toEqual({ 'custom.plate': 1 });
    expect((await office.commit('admin', companies, undefined, { waiver })).commit?.counts.created).toBe(2);
    await refreshPairs(office.workspace.table, north && 'id' in north ? north.id : '');
    const deals = await office.send('admin', 'deals', 'title;companyId;stageId\nTower;North;lost\nNobody;;won\n');
    const rows = await office.plan('admin', deals);
    expect(rows).toMatchObject([{ action: 'create', owed: ['lostReason'] }, { action: 'refuse' }]);
    expect((await office.commit('admin', deals, undefined, { waiver })).commit?.counts.created).toBe(1);
  });
});

describe('an import', () => {
  it.each([
    [{}, 0],
    [{ notify: true }, 1],
  ])('with %j tells %i people of what concerns them', async (body, told) => {
    const office = await openImportOffice();
    const context = await office.contextOf('admin');
    const north = await createRecord(context, definitions.companies, { name: 'North', accountManagerId: 'manager' });
    await refreshPairs(office.workspace.table, north.id);
    await createRecord(context, definitions.deals, { title: 'Tower', companyId: north.id, ownerId: 'manager' });
    const before = (await noticesOf(office)).length;
    const id = await office.send('admin', 'deals', 'title;companyId;ownerId\nAnother;North;admin\n');
    await office.plan('admin', id, body);
    expect((await office.commit('admin', id)).commit?.counts.created).toBe(1);
    expect((await noticesOf(office)).length - before).toBe(told);
  });
});
