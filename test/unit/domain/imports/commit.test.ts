import { describe, expect, it } from 'vitest';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import { listImports } from '#shared/domain/imports/read-imports.ts';
import { readUndo } from '#shared/domain/imports/work/read-undo.ts';
import { requestCommit, requestUndo } from '#shared/domain/imports/work/request-work.ts';
import { writeErrorFile } from '#shared/domain/imports/work/write-errors.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions, findDefinition } from '#shared/model/objects/registry.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { attachmentPrefix } from '#shared/store/keys/records.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { type ImportOffice, openImportOffice } from '#test/support/imports.ts';
import { codeOf } from '#test/support/problems.ts';

const { companies } = definitions;
const quiet = { publish: async () => {} };

const recordsOf = (office: ImportOffice) =>
  office.workspace.table.snapshot().filter((item) => item.sk === 'REC' && item.deletedAt === undefined);
const namesOf = (office: ImportOffice) => recordsOf(office).map(({ data }) => (data as { name: string }).name);

async function create(office: ImportOffice, fields: object, person = 'admin') {
  return (await createRecord(await office.contextOf(person), companies, fields)).id;
}

async function change(office: ImportOffice, id: string, body: object, person = 'manager') {
  office.workspace.tick();
  const definition = findDefinition(id.startsWith('com_') ? 'companies' : 'contacts') ?? companies;
  await updateRecord(await office.contextOf(person), definition, id, { body });
}

/** An import of these companies, carried out. */
async function bringIn(office: ImportOffice, csv: string, person = 'admin') {
  const id = await office.send(person, 'companies', csv);
  const rows = await office.plan(person, id);
  const entry = await office.commit(person, id);
  return { id, rows, entry, ids: rows.map((row) => ('id' in row ? row.id : '')) };
}

const many = (count: number) => `name\n${Array.from({ length: count }, (_, at) => `Company ${at}\n`).join('')}`;

describe('carrying out a plan', () => {
  it('does what was planned, with its name on it', async () => {
    const office = await openImportOffice();
    const old = await create(office, { name: 'Old', industry: 'wind' });
    const { id, ids, entry } = await bringIn(office, `id;name;industry\n${old};Old;sea\n;New;\n;;\n;;none\n`);
    expect(entry).toMatchObject({
      status: 'committed',
      commit: { total: 2, done: 2, counts: { created: 1, updated: 1, refused: 0 }, requestedBy: 'admin' },
    });
    expect(entry.lease).toBeUndefined();
    const record = await loadRecord(office.workspace.table, ids[1] ?? '');
    expect(record).toMatchObject({ id: ids[1], batch: id, createdBy: 'admin', data: { name: 'New' } });
    const events = await listEventsSince(await office.contextOf('admin'), old, 1);
    expect(events).toMatchObject([
      { channel: 'import', reason: 'clients.csv, 2', changes: [{ field: 'industry', old: 'wind', new: 'sea' }] },
    ]);
    expect((await loadRecord(office.workspace.table, old))?.batch).toBeUndefined();
  });

  it('leaves alone a record that has moved since, even in another field, and says so in the file of errors', async () => {
    const office = await openImportOffice();
    const old = await create(office, { name: 'Old' });
    const id = await office.send('admin', 'companies', `id;name;industry\n${old};Old;sea\n;Нет;none\n;;x\n`);
    await office.plan('admin', id);
    await change(office, old, { description: 'by hand' }, 'admin');
    const { commit } = await office.commit('admin', id);
    expect(commit?.counts).toEqual({ created: 1, updated: 0, refused: 1 });
    expect((await loadRecord(office.workspace.table, old))?.data).not.toHaveProperty('industry');
    const errors = await writeErrorFile(await office.contextOf('admin'), office.files, id, 'en');
    expect(errors).toEqual({
      fileName: 'clients-errors.csv',
      text:
        '\ufeffid;name;industry;Reason\r\n' +
        `${old};Old;sea;Someone else has changed this record in the meantime.\r\n` +
        ';;x;Name: Please fill this in.\r\n',
    });
    const again = await office.send('admin', 'companies', errors.text);
    expect((await office.plan('admin', again)).map(({ action }) => action)).toEqual(['update', 'refuse']);
  });

  it('refuses a number that somebody else took after the plan was made', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', 'name;INN\nMine;0000000018\n');
    await office.plan('admin', id);
    await create(office, { name: 'Faster', identifiers: [{ scheme: 'RU-INN', value: '0000000018' }] }, 'manager');
    expect((await office.commit('admin', id)).commit?.counts).toEqual({ created: 0, updated: 0, refused: 1 });
    expect(namesOf(office)).toEqual(['Faster']);
  });

  it('goes on after a crash at any moment, and makes nothing twice', async () => {
    for (const calls of [3, 30, 80, 150, 250]) {
      const office = await openImportOffice();
      const id = await office.send('admin', 'companies', many(120));
      await office.plan('admin', id);
      let left = calls;
      const fault = () => {
        left -= 1;
        return left === 0 ? 'crash' : left % 17 === 0 ? 'lost-answer' : left % 5 === 0 ? 'conflict' : 'none';
      };
      const table = createFaultyTable(office.workspace.table, fault, () => 0);
      await office.commit('admin', id, table).catch(() => {});
      for (let attempt = 0; attempt < 8 && (await office.entry(id)).status !== 'committed'; attempt += 1) {
        office.workspace.tick(60_000);
        await office.work(id);
      }
      const { status, commit } = await office.entry(id);
      expect({ status, ...commit }).toMatchObject({ status: 'committed', total: 120, done: 120 });
      const { created = 0, refused = 0 } = commit?.counts ?? {};
      expect([created + refused, namesOf(office).length]).toEqual([120, created]);
      expect(new Set(namesOf(office)).size).toBe(created);
    }
  });

  it('leaves work to the one who is at it, and is woken by asking again', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', many(10));
    await office.plan('admin', id);
    const context = await office.contextOf('admin');
    const published: unknown[] = [];
    const publisher = { publish: async (events: readonly unknown[]) => void published.push(...events) };
    await requestCommit(context, publisher, id);
    const lease = { holder: 'somebody', until: context.now().getTime() + 1000 };
    await office.workspace.table.write({ update: { pk: `JOB#${id}`, sk: 'META' }, set: { lease } });
    await office.work(id);
    expect(namesOf(office)).toEqual([]);
    office.workspace.tick(2000);
    await requestCommit(context, publisher, id);
    await office.work(id);
    expect(namesOf(office)).toHaveLength(10);
    const event = { source: 'steward.imports', detailType: 'import.requested', detail: { id } };
    expect(published).toEqual([event, event]);
    await requestCommit(context, publisher, id);
    await office.work(id);
    expect([published.length, namesOf(office).length]).toEqual([2, 10]);
  });

  it('ends for whoever loses their rights while it goes on', async () => {
    const office = await openImportOffice();
    const id = await office.send('marketer', 'companies', many(420));
    await office.plan('marketer', id);
    let chunks = 0;
    const { table } = office.workspace;
    const watched = {
      ...createFaultyTable(
        table,
        () => 'none',
        () => 0,
      ),
      getMany: async (...call: Parameters<typeof table.getMany>) => {
        chunks += 1;
        if (chunks === 2) await table.write({ update: userKey('marketer'), set: { 'data.status': 'disabled' } });
        return table.getMany(...call);
      },
    };
    const { commit } = await office.commit('marketer', id, watched);
    expect(commit?.counts).toEqual({ created: 400, updated: 0, refused: 20 });
  });

  it('takes only the plan that was seen, once, from the one who made it', async () => {
    const office = await openImportOffice();
    const id = await office.send('marketer', 'companies', 'name\nA\n');
    const context = await office.contextOf('marketer');
    expect(await codeOf(requestCommit(context, quiet, id))).toBe('import.state');
    await office.plan('marketer', id);
    await office.plan('marketer', id, { mapping: { name: 'name' }, defaults: { industry: 'wind' } });
    expect(await codeOf(requestCommit(context, quiet, id, { seen: 1 }))).toBe('precondition.failed');
    expect(await codeOf(requestCommit(await office.contextOf('admin'), quiet, id, { seen: 2 }))).toBe('access.denied');
    expect(await codeOf(requestUndo(context, quiet, id))).toBe('import.state');
    await office.commit('marketer', id);
    expect(await codeOf(planImport(context, office.files, id, {}))).toBe('import.state');
  });
});

describe('undoing an import', () => {
  it('puts into the bin what came new, and gives fields back what they held', async () => {
    const office = await openImportOffice();
    const old = await create(office, { name: 'Old', phones: [{ value: '+33 1 23 45 67 89' }] });
    const before = await loadRecord(office.workspace.table, old);
    const { id, ids } = await bringIn(office, `id;name;phones;industry\n${old};Old;0198765432;sea\n;New;;\n`);
    office.workspace.tick();
    expect(await office.undo('admin', id)).toEqual({ reversed: 2, kept: [], failed: [] });
    expect((await loadRecord(office.workspace.table, old))?.data).toEqual(before?.data);
    expect((await loadRecord(office.workspace.table, ids[1] ?? ''))?.deletedAt).toBeDefined();
    expect((await office.entry(id)).undo?.counts).toEqual({ reversed: 2, kept: 0, failed: 0 });
    expect(await office.undo('admin', id)).toMatchObject({ reversed: 2 });
  });

  it('keeps what people did since, and names it', async () => {
    const office = await openImportOffice();
    const old = await create(office, { name: 'Old', industry: 'wind' });
    const csv = `id;name;industry;description\n${old};Old Firm;sea;said\n;Edited;;\n;Used;;\n;Gone;;\n;Free;;\n;Filed;;\n`;
    const { id, ids } = await bringIn(office, csv);
    const [, edited = '', used = '', gone = '', , filed = ''] = ids;
    await change(office, old, { industry: 'sun' }, 'admin');
    await change(office, edited, { description: 'mine' }, 'admin');
    const admin = await office.contextOf('admin');
    await createRecord(admin, definitions.contacts, { lastName: 'Martin', companyId: used });
    await deleteRecord(admin, companies, gone);
    await office.workspace.table.write({ put: { pk: filed, sk: `${attachmentPrefix}att_1` } });
    const undone = await office.undo('admin', id);
    const reason = { code: 'edited', message: 'Changed by someone since.' };
    const inUse = { code: 'in_use', message: 'Others have added records or files to it.' };
    expect(undone.reversed).toBe(3);
    expect(undone.kept).toEqual([
      { row: 2, id: old, title: 'Old', fields: ['industry'], reason },
      { row: 3, id: edited, title: 'Edited', fields: ['description'], reason },
      { row: 4, id: used, title: 'Used', reason: inUse },
      { row: 7, id: filed, title: 'Filed', reason: inUse },
    ]);
    const first = await readUndo(admin, await office.entry(id), 'en', 1);
    expect([first.reversed, first.kept.map(({ row }) => row)]).toEqual([3, [2]]);
    expect((await loadRecord(office.workspace.table, old))?.data).toMatchObject({ name: 'Old', industry: 'sun' });
    expect((await loadRecord(office.workspace.table, old))?.data).not.toHaveProperty('description');
    expect(
      namesOf(office)
        .filter((name) => name)
        .sort(),
    ).toEqual(['Edited', 'Filed', 'Old', 'Used']);
  });

  it('takes back what an older import brought, when the newer one was taken back before', async () => {
    const office = await openImportOffice();
    const first = await bringIn(office, 'name;INN\nNorth;0000000018\n');
    office.workspace.tick();
    const second = await bringIn(office, 'name;INN\nNorth Wind;0000000018\n');
    expect((await office.undo('admin', first.id)).kept).toMatchObject([{ row: 2, fields: ['name'] }]);
    const third = await openImportOffice();
    const one = await bringIn(third, 'name;INN\nNorth;0000000018\n');
    const two = await bringIn(third, 'name;INN\nNorth Wind;0000000018\n');
    await third.undo('admin', two.id);
    expect(await third.undo('admin', one.id)).toEqual({ reversed: 1, kept: [], failed: [] });
    expect(second.rows).toMatchObject([{ action: 'update' }]);
  });

  it('names what cannot go back any more', async () => {
    const office = await openImportOffice();
    const inn = (value: string) => ({ identifiers: [{ scheme: 'RU-INN', value }] });
    const old = await create(office, { name: 'Old', ...inn('0000000018') });
    const { id } = await bringIn(office, `id;name;INN\n${old};Old;0000000025\n`);
    await create(office, { name: 'Heir', ...inn('0000000018') });
    expect(await office.undo('admin', id)).toMatchObject({
      reversed: 0,
      kept: [],
      failed: [{ row: 2, id: old, reason: { code: 'identity.taken' } }],
    });
  });

  it('is for whoever may import such records, who need not be able to delete any', async () => {
    const office = await openImportOffice();
    const { id } = await bringIn(office, many(3), 'marketer');
    expect(await codeOf(requestUndo(await office.contextOf('seller'), quiet, id))).toBe('access.denied');
    expect(await office.undo('marketer', id)).toMatchObject({ reversed: 3 });
    const other = await bringIn(office, many(2), 'marketer');
    expect(await office.undo('manager', other.id)).toMatchObject({ reversed: 2 });
  });

  it('goes on after a crash, and takes nothing back twice', async () => {
    const office = await openImportOffice();
    const { id } = await bringIn(office, many(120));
    let left = 200;
    const fault = () => {
      left -= 1;
      return left === 0 ? 'crash' : left % 19 === 0 ? 'lost-answer' : 'none';
    };
    await office
      .undo(
        'admin',
        id,
        createFaultyTable(office.workspace.table, fault, () => 0),
      )
      .catch(() => {});
    expect((await office.entry(id)).status).toBe('undoing');
    office.workspace.tick(60_000);
    await office.work(id);
    expect((await office.entry(id)).undo).toMatchObject({ done: 120, counts: { reversed: 120, kept: 0, failed: 0 } });
    expect(namesOf(office)).toEqual([]);
  });
});

describe('the list of imports', () => {
  it('shows those of others as far as the own right to import reaches, newest first', async () => {
    const office = await openImportOffice();
    const mine = await office.send('marketer', 'companies', 'name\nA\n');
    office.workspace.tick();
    const theirs = await office.send('admin', 'contacts', 'lastName\nA\n');
    const listOf = async (person: string, limit = 50) =>
      (await listImports(await office.contextOf(person), { limit }, 'en')).data;
    expect((await listOf('admin')).map(({ id }) => id)).toEqual([theirs, mine]);
    expect(await listOf('marketer')).toMatchObject([
      { id: mine, fileName: 'clients.csv', status: 'new', createdBy: { name: 'Name of marketer' }, plan: null },
    ]);
    expect(await codeOf(listOf('seller'))).toBe('access.denied');
    const page = await listImports(await office.contextOf('admin'), { limit: 1 }, 'en');
    const next = { limit: 1, cursor: page.page.next ?? '' };
    expect((await listImports(await office.contextOf('admin'), next, 'en')).data).toMatchObject([{ id: mine }]);
    expect(await codeOf(listImports(await office.contextOf('admin'), { limit: 1, cursor: 'x' }, 'en'))).toBe(
      'query.invalid',
    );
  });
});
