import { describe, expect, it } from 'vitest';
import { describePlan } from '#shared/domain/imports/describe-import.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import { readPlanRows } from '#shared/domain/imports/read-imports.ts';
import { wakeIfHalted } from '#shared/domain/imports/work/request-work.ts';
import { writeErrorFile } from '#shared/domain/imports/work/write-errors.ts';
import { importRequested } from '#shared/model/bus-events.ts';
import { type ImportOffice, openImportOffice, readRows } from '#test/support/imports.ts';

const inns = ['0000000018', '0000000025', '0000000032'];
const lines = Array.from({ length: 25 }, (_, at) => `Firm ${at};${inns[at] ?? inns[at - 20] ?? ''}\n`);
const csv = `name;INN\n${lines.join('')}`;
const small = { pageRows: 4 };

async function planRows(office: ImportOffice, id: string) {
  const { plan } = await office.entry(id);
  return plan ? readRows(office.files, plan) : [];
}

/** Ids are given as rows come, and pages take some of them. */
const withoutIds = (rows: readonly object[]) => rows.map((row) => ({ ...row, id: undefined }));

describe('a plan of several pages', () => {
  it('is the plan that one page would be, also of rows that are about what stood in a page before', async () => {
    const [one, several] = [await openImportOffice(), await openImportOffice()];
    const whole = await one.plan('admin', await one.send('admin', 'companies', csv));
    const id = await several.send('admin', 'companies', csv);
    const paged = await several.plan('admin', id, {}, small);
    expect(withoutIds(paged)).toEqual(withoutIds(whole));
    expect(paged[20]).toMatchObject({ action: 'refuse', reasons: [{ code: 'same_row', params: { row: 2 } }] });
    const context = await several.contextOf('admin');
    const page = await readPlanRows(context, several.files, id, { action: 'create', limit: 3, cursor: '5' }, 'en');
    expect([page.data.map(({ row }) => row), page.page.next]).toEqual([[6, 7, 8], '8']);
    const { refused } = await describePlan(context, several.files, await several.entry(id), 'en');
    expect(refused.map(({ row }) => row)).toEqual([22, 23, 24]);
    const { commit } = await several.commit('admin', id);
    expect(commit?.counts).toEqual({ created: 22, updated: 0, refused: 0 });
    const { text } = await writeErrorFile(context, several.files, id, 'en');
    expect(text.split('\r\n')).toHaveLength(5);
  });

  it('is left when time is over, and gone on with where it stood by whoever comes next', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', csv);
    const context = await office.contextOf('admin');
    const entry = await planImport(context, office.files, id, {}, { ...small, isLate: () => true });
    expect(entry).toMatchObject({ status: 'planning', planning: { total: 25, done: 4 } });
    expect(entry.lease).toBeUndefined();
    await office.work(id);
    const { status, planning, plan } = await office.entry(id);
    expect({ status, planning, counts: plan?.counts }).toEqual({
      status: 'planned',
      planning: undefined,
      counts: { create: 22, update: 0, skip: 0, refuse: 3 },
    });
    expect((await planRows(office, id)).map(({ row }) => row)).toEqual(Array.from({ length: 25 }, (_, at) => at + 2));
  });

  it('goes on when somebody looks at it after it came to a halt, and not while it is well', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', csv);
    const context = await office.contextOf('admin');
    const woken: unknown[] = [];
    const look = async () => {
      await wakeIfHalted(
        { publish: async (events) => void woken.push(...events) },
        await office.entry(id),
        context.now(),
      );
      return woken.length;
    };
    expect(await look()).toBe(0);
    await planImport(context, office.files, id, {}, { ...small, isLate: () => true });
    expect(await look()).toBe(0);
    office.workspace.tick(61_000);
    expect(await look()).toBe(1);
    expect(woken).toEqual([{ ...importRequested, detail: { id } }]);
    await office.work(id);
    office.workspace.tick(61_000);
    expect(await look()).toBe(1);
  });

  it('is made anew by another order, whoever is still at the first', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', csv);
    const context = await office.contextOf('admin');
    await planImport(context, office.files, id, {}, { ...small, isLate: () => true });
    const entry = await planImport(context, office.files, id, { mapping: { name: 'name' } }, small);
    expect(entry.plan).toMatchObject({ number: 1, mapping: { name: 'name' }, counts: { create: 25 } });
  });

  it('is none when another file was sent while it was made', async () => {
    const office = await openImportOffice();
    const id = await office.send('admin', 'companies', csv);
    const context = await office.contextOf('admin');
    await planImport(context, office.files, id, {}, { ...small, isLate: () => true });
    await office.files.write(`imports/${id}/source.csv`, new TextEncoder().encode('name\nOther\n'), 'text/csv');
    await office.work(id);
    expect(await office.entry(id)).toMatchObject({ status: 'new' });
  });

  it('sees rows that look alike, however far apart, also when it was left meanwhile', async () => {
    const office = await openImportOffice();
    const twin = 'Northern Wind Turbines;01 23 45 67 89;a@nwt.example';
    const between = Array.from({ length: 12 }, (_, at) => `Alpha${at} Bakery;;b${at}@alpha${at}.example`);
    const [rest, more] = [between.slice(0, 9), between.slice(9)];
    const namesake = 'Northern Wind Turbines;;';
    const lines = ['name;phones;emails', twin, ...rest, twin, ...more, namesake, ''];
    const id = await office.send('admin', 'companies', lines.join('\n'));
    const context = await office.contextOf('admin');
    await planImport(context, office.files, id, {}, { pageRows: 3, isLate: () => true });
    await office.work(id);
    const rows = await planRows(office, id);
    expect(rows.map(({ action }) => action).filter((action) => action !== 'create')).toEqual(['refuse']);
    expect(rows[10]).toMatchObject({ action: 'refuse', reasons: [{ code: 'same_row', params: { row: 2 } }] });
    expect(rows[14]).toMatchObject({ action: 'create', lookAlikes: [{ row: 2 }] });
  });
});
