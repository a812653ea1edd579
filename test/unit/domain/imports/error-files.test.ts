import { expect, it } from 'vitest';
import { keepErrorFile } from '#shared/domain/imports/work/keep-errors.ts';
import { writeErrorFile } from '#shared/domain/imports/work/write-errors.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { openImportOffice } from '#test/support/imports.ts';
import { readTable } from '#test/support/source-tables.ts';
import { makeWorkbook, rowsOfTexts } from '#test/support/workbooks.ts';

async function keep(file: string | Uint8Array, body: object = {}) {
  const office = await openImportOffice();
  const id = await office.send('admin', 'companies', file);
  await office.plan('admin', id, body);
  const context = await office.contextOf('admin');
  const kept = await keepErrorFile(context, office.files, id, 'en');
  const [, key = ''] = /^memory:(.*)\?as=/.exec(kept.download.url) ?? [];
  return { office, context, id, kept, bytes: office.files.files.get(key)?.bytes ?? new Uint8Array() };
}

it('holds every refused row of a text as it stood there, however many they are', async () => {
  const long = 'x'.repeat(5000);
  const lines = Array.from({ length: 1200 }, (_, at) => `Firm ${at};nowhere;"${long}"`);
  const { office, context, id, kept, bytes } = await keep(`name;country;description\nGood;FR;\n${lines.join('\n')}\n`);
  expect(kept).toMatchObject({ fileName: 'clients-errors.csv', format: 'csv', rows: 1200 });
  const { columns, rows } = await readTable(bytes);
  expect(columns).toEqual(['name', 'country', 'description', 'Reason']);
  expect(rows).toHaveLength(1200);
  expect(rows.at(-1)?.cells).toEqual(['Firm 1199', 'nowhere', long, expect.stringContaining('country: ')]);
  // An answer of the API has room for some of them.
  const { text } = await writeErrorFile(context, office.files, id, 'en');
  expect(Buffer.from(bytes).toString('utf8').startsWith(text.slice(0, -2))).toBe(true);
  expect(text.length).toBeLessThan(2_600_000);
});

it('is a workbook when that was sent', async () => {
  const texts = [
    ['name', 'country'],
    ['Good', 'FR'],
    ['=1+1', 'nowhere'],
    ['', 'FR'],
  ];
  const { kept, bytes } = await keep(makeWorkbook({ sheets: [{ name: 'Clients', xml: rowsOfTexts(texts) }] }));
  expect(kept).toMatchObject({ fileName: 'clients-errors.xlsx', format: 'xlsx', rows: 2 });
  const { format, columns, rows } = await readTable(bytes);
  expect([format, columns]).toEqual(['xlsx', ['name', 'country', 'Reason']]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['=1+1', 'nowhere', expect.stringContaining('country: ')],
    ['', 'FR', expect.stringContaining('Name: ')],
  ]);
});

it('tells of rows that were refused when the plan was carried out', async () => {
  const { office, context, id } = await keep('name;RU-INN\nNorth;0000000018\nSouth;0000000025\n', {
    mapping: { name: 'name', 'RU-INN': 'identifiers.RU-INN' },
  });
  const identifiers = [{ scheme: 'RU-INN', value: '0000000025' }];
  await createRecord(context, definitions.companies, { name: 'Faster', identifiers });
  await office.commit('admin', id);
  const { rows } = await keepErrorFile(await office.contextOf('admin'), office.files, id, 'en');
  expect(rows).toBe(1);
});
