import { beforeEach, describe, expect, it } from 'vitest';
import { wholeKey } from '#shared/domain/exports/export-entry.ts';
import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { listExports, readExport } from '#shared/domain/exports/list-exports.ts';
import { startExport } from '#shared/domain/exports/start-export.ts';
import { listUserHistory } from '#shared/domain/organisation/list-people.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { type ExportOffice, openExportOffice } from '#test/support/exports.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { codeOf } from '#test/support/problems.ts';
import { readZip } from '#test/support/read-zip.ts';

let office: ExportOffice;
beforeEach(async () => {
  office = await openExportOffice();
});

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const takeText = async (person: string, body: object) => textOf(await office.take(person, body));
const read = async (person: string, id: string) => readExport(await office.people.contextOf(person), office.files, id);

/** Companies in a batch of the table, without what follows from them. */
async function fill(count: number): Promise<void> {
  const { id } = await office.workspace.create('seller1', 'companies', { name: 'Company 00000' });
  const { table } = office.workspace;
  const sample = table.snapshot().find((item) => item.pk === id && item.sk === 'REC');
  if (!sample) throw new Error('no sample');
  const items = Array.from({ length: count - 1 }, (_, at) => {
    const number = String(at + 1).padStart(5, '0');
    const own = `com_${number.padStart(26, 'X')}`;
    const keys = Object.entries(sample).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(id, own).replace('company 00000', `company ${number}`) : value,
    ]);
    return {
      ...Object.fromEntries(keys),
      ...recordKey(own),
      id: own,
      data: { ...(sample.data as object), name: `Company ${number}` },
    };
  });
  await table.writeMany(items.map((put) => ({ put })));
}

describe('an export of a list', () => {
  it('holds all that the filter matches, as the list at once would', async () => {
    await fill(450);
    const text = await takeText('seller1', {
      object: 'companies',
      format: 'csv',
      filter: [{ field: 'name', op: 'prefix', value: 'Company' }],
      fields: ['name', 'accountManagerId'],
    });
    const context = await office.people.contextOf('seller1');
    const query = parseListQuery(
      context.actor,
      definitions.companies,
      new URLSearchParams('filter[name][prefix]=Company&fields=name,accountManagerId&sort=name'),
    );
    expect(text).toBe(await exportRecords(context, definitions.companies, query, 'en'));
    expect(text.trimEnd().split('\r\n')).toHaveLength(451);
  });

  it('opens in the spreadsheets of each language, and runs nothing there', async () => {
    await office.workspace.create('seller1', 'companies', { name: '=1+1', industry: '+cmd' });
    const body = { object: 'companies', format: 'csv', fields: ['name', 'industry'] };
    expect(await takeText('seller1', { ...body, language: 'en' })).toMatch(
      /^id,Name,Industry\r\ncom_\w+,'=1\+1,'\+cmd\r\n$/,
    );
    expect(await takeText('seller1', { ...body, language: 'ru' })).toMatch(/^\ufeffid;Название;Отрасль\r\n/);
    expect(await takeText('seller1', { ...body, language: 'fr' })).toMatch(/^\ufeffid;Nom;[^;]+\r\n/);
  });

  it('is a workbook with typed cells', async () => {
    const { id } = await office.workspace.create('admin', 'companies', { name: '=1+1 & <b> _x0041_' });
    const deal = { title: 'Big', companyId: id, amount: '1234.50', currency: 'EUR', expectedCloseDate: '2026-12-31' };
    await office.workspace.create('admin', 'deals', deal);
    const file = await office.take('admin', {
      object: 'deals',
      format: 'xlsx',
      fields: ['amount', 'expectedCloseDate', 'createdAt'],
      relations: ['companyId'],
    });
    const parts = readZip(file);
    const sheet = textOf(parts.get('xl/worksheets/sheet1.xml') ?? new Uint8Array());
    expect(sheet).toContain('<c r="B2"><v>1234.5</v></c><c r="C2" s="2"><v>46387</v></c>');
    // 10 o’clock in London is 11 in Paris.
    expect(sheet).toContain(`<c r="D2" s="3"><v>${(46346 + 11 / 24).toFixed(6)}</v></c>`);
    expect(sheet).toContain('<t xml:space="preserve">=1+1 &amp; &lt;b&gt; _x005F_x0041_</t>');
    expect(sheet.endsWith('</row></sheetData></worksheet>')).toBe(true);
    expect(textOf(parts.get('xl/workbook.xml') ?? new Uint8Array())).toContain('name="Deals"');
  });

  it('gives records whole as lines of JSON, with what is asked of related ones', async () => {
    const description = 'long '.repeat(500);
    const { id } = await office.workspace.create('seller1', 'companies', { name: 'Alpha', description });
    await office.workspace.create('seller1', 'contacts', { lastName: 'Bel', companyId: id });
    const [whole] = (await takeText('seller1', { object: 'companies', format: 'jsonl' })).split('\n');
    expect(JSON.parse(whole ?? '')).toMatchObject({
      id,
      object: 'companies',
      name: 'Alpha',
      description: description.trim(),
      version: 1,
    });
    expect(JSON.parse(whole ?? '')).not.toHaveProperty('excerpts');
    const relations = ['companyId.name', 'companyId.accountManagerId'];
    const [line] = (await takeText('seller1', { object: 'contacts', format: 'jsonl', relations })).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      lastName: 'Bel',
      related: { companyId: { id, object: 'companies', name: 'Alpha', accountManagerId: 'seller1' } },
    });
    expect(await takeText('seller1', { object: 'contacts', format: 'csv', fields: ['lastName'], relations })).toMatch(
      /^id,Last name,Company: Name,Company: Account manager\r\ncon_\w+,Bel,Alpha,Name of seller1\r\n$/,
    );
  });

  it('tells nothing of a related record that is hidden, and of a visible one nothing that is hidden', async () => {
    const hidden = await office.workspace.create('manager', 'companies', { name: 'Secret' });
    const seen = await office.workspace.create('seller1', 'companies', { name: 'Seen', creditLimit: '5' });
    const deal = { ownerId: 'seller1' };
    await office.workspace.create('admin', 'deals', { ...deal, title: 'Of Secret', companyId: hidden.id });
    await office.workspace.create('admin', 'deals', { ...deal, title: 'Of Seen', companyId: seen.id });
    const body = { object: 'deals', format: 'csv', fields: ['title'], sort: 'title' };
    const relations = ['companyId', 'companyId.accountManagerId', 'companyId.creditLimit'];
    const [, ...rows] = (await takeText('seller1', { ...body, relations })).trimEnd().split('\r\n');
    expect(rows.map((row) => row.replace(/^dea?l?_\w+,/, ''))).toEqual([
      'Of Secret,,,',
      'Of Seen,Seen,Name of seller1,5',
    ]);
    const context = await office.people.contextOf('seller1');
    const permissions = { ...context.actor.permissions, fields: { companies: { creditLimit: 'hidden' as const } } };
    const narrowed = { ...context, actor: { ...context.actor, permissions } };
    const order = startExport(narrowed, { publish: async () => {} }, { ...body, relations }, 'en');
    expect(await codeOf(order)).toBe('validation.failed');
  });

  it('meets every record once, whoever works on them meanwhile', async () => {
    await fill(2_500);
    const id = await office.ask('seller1', {
      object: 'companies',
      format: 'csv',
      fields: ['name'],
      sort: '-updatedAt',
    });
    let turn = 0;
    const changeNow = async () => {
      turn += 1;
      office.workspace.tick();
      const one = `com_${String(turn * 400)
        .padStart(5, '0')
        .padStart(26, 'X')}`;
      await updateRecord(await office.people.contextOf('admin'), definitions.companies, one, {
        body: { industry: 'wind' },
      });
    };
    const changes: Promise<void>[] = [];
    await office.work({
      isLate: () => {
        if (turn < 5) changes.push(changeNow());
        return true;
      },
    });
    await Promise.all(changes);
    const names = textOf(office.files.files.get(wholeKey(id))?.bytes ?? new Uint8Array()).match(/Company \d+/g) ?? [];
    expect(turn).toBe(5);
    expect(names).toHaveLength(2_500);
    expect(new Set(names).size).toBe(2_500);
  });
});

describe('the work of an export', () => {
  it.each(['csv', 'xlsx', 'jsonl'])(
    'goes on in the next call when time is over, and after a crash: %s',
    async (format) => {
      await fill(1_300);
      const body = { object: 'companies', format, filter: [{ field: 'accountManagerId', op: 'eq', value: 'me' }] };
      const whole = await office.take('seller1', body);
      const late = await office.ask('seller1', body);
      expect(await office.work({ isLate: () => true })).toBe(7);
      expect(office.files.files.get(wholeKey(late))?.bytes).toEqual(whole);
      for (const call of [2, 9, 14, 23, 30]) {
        const id = await office.ask('seller1', body);
        let left = call;
        const fault = () => {
          left -= 1;
          return left <= 0 ? 'crash' : left % 4 === 0 ? 'lost-answer' : 'none';
        };
        const table = createFaultyTable(office.workspace.table, fault, () => 0);
        for (let attempt = 0; attempt < 8 && (await office.entry(id)).status === 'running'; attempt += 1) {
          await office.work(attempt === 0 ? { table, isLate: () => true } : {}).catch(() => {});
          office.workspace.tick(60_000);
        }
        expect([call, (await office.entry(id)).progress.rows]).toEqual([call, 1_300]);
        expect(office.files.files.get(wholeKey(id))?.bytes).toEqual(whole);
      }
      const { data } = await listUserHistory(await office.people.contextOf('admin'), 'seller1', { limit: 20 });
      expect(data.filter(({ action }) => action === 'export')).toHaveLength(7);
    },
  );

  it('ends where its right ends', async () => {
    await fill(700);
    const id = await office.ask('seller1', { object: 'companies', format: 'csv' });
    let looks = 0;
    const disable = () =>
      office.workspace.table.write({ update: userKey('seller1'), set: { 'data.status': 'disabled' } });
    await office.work({
      isLate: () => {
        looks += 1;
        if (looks === 2) void disable();
        return true;
      },
    });
    expect(await office.entry(id)).toMatchObject({ status: 'failed', problem: 'access.denied' });
    expect(office.files.files.has(wholeKey(id))).toBe(false);
    expect(await read('admin', id)).toMatchObject({ status: 'failed', problem: 'access.denied', download: null });
  });

  it('is told as over when nobody gives a sign of life', async () => {
    const id = await office.ask('seller1', { object: 'companies', format: 'csv' });
    office.workspace.tick(31 * 60_000);
    expect(await read('seller1', id)).toMatchObject({ status: 'failed', problem: 'unavailable' });
  });
});

describe('the file of an export', () => {
  it('is for who asked for it, for some days; administrators see that there is one', async () => {
    await office.workspace.create('seller1', 'companies', { name: 'Alpha' });
    const id = await office.ask('seller1', { object: 'companies', format: 'xlsx' });
    expect(await read('seller1', id)).toMatchObject({ status: 'running', download: null, expiresAt: null });
    await office.work();
    expect(await read('seller1', id)).toMatchObject({
      status: 'finished',
      rows: 1,
      fileName: 'companies-2026-11-20.xlsx',
      expiresAt: '2026-11-27T10:00:00.000Z',
      download: { url: `memory:${wholeKey(id)}?as=companies-2026-11-20.xlsx` },
    });
    expect(await read('admin', id)).toMatchObject({ status: 'finished', download: null });
    expect(await codeOf(read('manager', id))).toBe('not_found');
    expect(await codeOf(read('reader', id))).toBe('access.denied');
    const idsOf = async (person: string) =>
      (await listExports(await office.people.contextOf(person), { limit: 10 })).data.map((one) => one.id);
    expect(await Promise.all(['seller1', 'admin', 'manager'].map(idsOf))).toEqual([[id], [id], []]);
    office.workspace.tick(7 * 24 * 3600_000);
    expect((await read('seller1', id)).download).toBeNull();
  });

  it('is not given out any more when something in it is hidden from who asked for it by now', async () => {
    const id = await office.ask('seller1', { object: 'companies', format: 'csv', fields: ['name', 'creditLimit'] });
    const other = await office.ask('seller1', { object: 'companies', format: 'csv', fields: ['name'] });
    await office.work();
    const context = await office.people.contextOf('seller1');
    const permissions = { ...context.actor.permissions, fields: { companies: { creditLimit: 'hidden' as const } } };
    const narrowed = { ...context, actor: { ...context.actor, permissions } };
    const downloadOf = async (one: string) => (await readExport(narrowed, office.files, one)).download;
    expect([await downloadOf(id), (await downloadOf(other)) !== null]).toEqual([null, true]);
  });

  it('is told in the history of the person: what, how chosen, which fields and how much', async () => {
    await office.workspace.create('seller1', 'contacts', { lastName: 'Bel' });
    const filter = [{ field: 'lastName', op: 'prefix', value: 'Be' }];
    await office.take('seller1', {
      object: 'contacts',
      format: 'jsonl',
      fields: ['lastName'],
      filter,
      relations: ['companyId.name'],
    });
    const { data } = await listUserHistory(await office.people.contextOf('admin'), 'seller1', { limit: 1 });
    expect(data).toMatchObject([
      {
        action: 'export',
        object: 'contacts',
        format: 'jsonl',
        filters: [{ field: 'lastName', op: 'prefix', values: [] }],
        fields: ['lastName', 'companyId.name'],
        relations: ['companyId.name'],
        rows: 1,
      },
    ]);
  });

  it('is not begun for what cannot be answered, or is hidden', async () => {
    const ask = (person: string, body: object) =>
      codeOf(office.ask(person, { object: 'companies', format: 'csv', ...body }));
    expect(await ask('reader', {})).toBe('access.denied');
    expect(await ask('seller1', { sort: 'industry' })).toBe('query.unsupported');
    expect(await ask('seller1', { fields: ['nothing'] })).toBe('query.invalid');
    expect(await ask('seller1', { filter: [{ field: 'name', op: 'gt', value: 'A' }] })).toBe('query.unsupported');
    expect(await ask('seller1', { format: 'pdf' })).toBe('validation.failed');
    expect(await ask('seller1', { relations: ['accountManagerId.email'] })).toBe('validation.failed');
    expect(await ask('seller1', { relations: ['parentId.nothing'] })).toBe('validation.failed');
    expect(office.workspace.table.snapshot().some(({ type }) => type === 'export')).toBe(false);
  });
});
