import { describe, expect, it } from 'vitest';
import { readFormatCode } from '#shared/domain/imports/source/xlsx/number-formats.ts';
import { importLimits } from '#shared/model/imports.ts';
import { codeOf } from '#test/support/problems.ts';
import { readTable } from '#test/support/source-tables.ts';
import { makeWorkbook, partsOf, rowsOfTexts, type SheetOf } from '#test/support/workbooks.ts';
import { zip } from '#test/support/zip-file.ts';

const sheet = (xml: string, more: Partial<SheetOf> = {}): SheetOf => ({ name: 'Clients', xml, ...more });
const header = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
const strings = ['<t>Имя</t>', '<r><t xml:space="preserve">Ville </t></r><r><t>&amp; rue</t></r><rPh><t>x</t></rPh>'];

async function cellsOf(xml: string, formats: readonly string[] = [], is1904 = false) {
  const { rows } = await readTable(makeWorkbook({ sheets: [sheet(`${header}${xml}`)], strings, formats, is1904 }));
  return rows.map(({ cells }) => cells);
}

describe('a workbook', () => {
  it('is a table of the rows that hold something, counted as the spreadsheet counts them', async () => {
    const xml = `${header}<row r="3"><c r="B3" t="str"><f>A1</f><v>come to</v></c></row><row r="5"/><row r="9"><c r="A9" t="s"><v>0</v></c><c r="B9" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>`;
    const table = await readTable(makeWorkbook({ sheets: [sheet(xml)], strings }));
    expect(table).toMatchObject({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheet: 'Clients',
      columns: ['Имя', 'Ville & rue'],
      rows: [
        { row: 3, cells: ['', 'come to'] },
        { row: 9, cells: ['Имя', 'a\rb'] },
      ],
    });
  });

  it('is read from the sheet that is named, or the first that is seen', async () => {
    const of = (text: string) => rowsOfTexts([[text], ['x']]);
    const sheets = [
      sheet(of('hidden'), { name: 'A', state: 'hidden' }),
      sheet(of('first'), { name: 'B' }),
      sheet(of('other'), { name: 'C & D'.replace('&', '&amp;') }),
    ];
    const bytes = makeWorkbook({ sheets });
    expect(await readTable(bytes)).toMatchObject({ sheet: 'B', sheets: ['A', 'B', 'C & D'], columns: ['first'] });
    expect(await readTable(bytes, { sheet: 'C & D' })).toMatchObject({ columns: ['other'] });
    expect(await codeOf(readTable(bytes, { sheet: 'E' }))).toBe('validation.failed');
  });

  it('has values as they are seen, and nothing where a formula failed', async () => {
    const formats = ['dd.mm.yyyy', 'dd/mm/yyyy\\ hh:mm', '0000000000', '#,##0.00 "days"', '[h]:mm'];
    const value = (style: number, text: string) => `<c s="${style}"><v>${text}</v></c>`;
    const xml = `<row>${value(1, '46346')}${value(2, '46346.4375')}</row>
      <row>${value(3, '18')}${value(4, '0.30000000000000004')}</row>
      <row>${value(0, '7.9161234567E10')}<c t="b"><v>1</v></c></row>
      <row><c t="e"><v>#N/A</v></c><c t="d"><v>2026-11-20T00:00:00</v></c></row>
      <row>${value(1, '1')}${value(5, '0.5')}</row>`;
    expect(await cellsOf(xml, formats)).toEqual([
      ['2026-11-20', '2026-11-20 10:30:00'],
      ['0000000018', '0.3'],
      ['79161234567', 'TRUE'],
      ['', '2026-11-20'],
      ['1900-01-01', '12:00:00'],
    ]);
    expect(await cellsOf(`<row>${value(1, '44884')}</row>`, formats, true)).toEqual([['2026-11-20']]);
  });

  it.each([
    ['d mmm yyyy', true, false],
    ['[$-419]mmmm yyyy;@', true, false],
    ['yyyy-mm-dd"T"hh:mm', true, true],
    ['mm:ss', false, true],
    ['General', false, false],
    ['0.00E+00', false, false],
    ['[Red]0.00" days"', false, false],
  ])('shows by the format %s a date: %s, a time: %s', (code, date, time) => {
    expect(readFormatCode(code)).toMatchObject({ date, time });
  });

  it('keeps what lies beyond the columns that a file may have as one cell more', async () => {
    const wide = '<row><c r="A2" t="str"><v>a</v></c><c r="XFD2" t="str"><v>far</v></c></row>';
    const [cells = []] = await cellsOf(wide);
    expect([cells.length, cells.at(-1)]).toEqual([importLimits.columns + 1, 'far']);
  });

  it('is refused by name when it is damaged, locked, something else, or unpacks to more than it may', async () => {
    const good = makeWorkbook({ sheets: [sheet(rowsOfTexts([['name'], ['x']]))] });
    const parts = partsOf({ sheets: [sheet(rowsOfTexts([['name'], ['x']]))] });
    const withSheet = (change: { text?: string; claimed?: number }) =>
      zip(parts.map((part) => (part.name.includes('worksheets') ? { ...part, ...change } : part)));
    const bad: readonly Uint8Array[] = [
      good.slice(0, good.length - 30),
      good.slice(0, 200),
      Uint8Array.from(good, (byte, at) => (at > 900 && at < 960 ? byte ^ 0x5a : byte)),
      zip([{ name: 'content.xml', text: '<x/>' }]),
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      withSheet({ claimed: 600 * 1024 * 1024 }),
      withSheet({ claimed: 10 }),
      withSheet({ text: '<worksheet><sheetData><row><c></row>' }),
      withSheet({ text: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>' }),
    ];
    expect((await readTable(good)).rows).toHaveLength(1);
    for (const bytes of bad) expect(await codeOf(readTable(bytes))).toBe('import.damaged');
  });
});

describe('the columns of a file', () => {
  it('tell what their values look like', async () => {
    const text =
      'a;b;c;d;e;f;g\n1 234,5;03/25/2026;x@y.example;+33 1 23 45 67 89;да;;1\n-3;04/03/2026;z@y.fr;8 (495) 1234567;нет;;x\n';
    const { survey } = await readTable(new TextEncoder().encode(text));
    expect(survey.columns.map(({ type }) => type)).toEqual([
      'number',
      'date',
      'email',
      'phone',
      'boolean',
      'empty',
      'mixed',
    ]);
    expect(survey.columns[1]).toMatchObject({ dateOrder: 'mdy', samples: ['03/25/2026', '04/03/2026'] });
  });
});
