import { describe, expect, it } from 'vitest';
import { openTable } from '#shared/domain/imports/source/open-table.ts';
import { surveyTable } from '#shared/domain/imports/source/survey.ts';
import { writeCsv } from '#shared/model/csv.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { fileOf, readTable } from '#test/support/source-tables.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** In a code page that holds one byte per letter, which `TextEncoder` does not write. */
function encode(text: string, encoding: 'windows-1251' | 'windows-1252'): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

const rowsOf = async (bytes: Uint8Array) => (await readTable(bytes)).rows.map(({ cells }) => cells);

describe('a table of comma-separated values', () => {
  it.each([
    [';', 'Название;Телефон, факс\nСевер;1, 2\nЮг;3'],
    [',', 'name,phone\nNorth,1\nSouth,2'],
    ['\t', 'name\tphone, fax\nNorth\t1\nSouth\t2'],
    ['|', 'name|phone\nNorth; South|1'],
  ])('is parted by %j', async (delimiter, text) => {
    const table = await readTable(utf8(text));
    expect(table.delimiter).toBe(delimiter);
    expect(table.columns).toHaveLength(2);
  });

  it('may say itself by what it is parted', async () => {
    const table = await readTable(utf8('sep=|\r\na|b;c\r\n1|2'));
    expect(table).toMatchObject({ delimiter: '|', columns: ['a', 'b;c'], rows: [{ row: 3, cells: ['1', '2'] }] });
  });

  it.each([
    ['utf-8', utf8('\ufeffИмя;Ville\nИван;Orléans')],
    ['utf-8', utf8('Имя;Ville\nИван;Orléans')],
    ['utf-16le', Uint8Array.from(Buffer.from('\ufeffИмя;Ville\nИван;Orléans', 'utf16le'))],
  ])('is read as %s', async (encoding, bytes) => {
    const table = await readTable(bytes);
    expect(table).toMatchObject({ encoding, columns: ['Имя', 'Ville'], rows: [{ cells: ['Иван', 'Orléans'] }] });
  });

  it('is read by the code page that its letters speak for', async () => {
    const russian = await readTable(encode('Имя;Город\nИван;Орёл', 'windows-1251'));
    expect(russian).toMatchObject({ encoding: 'windows-1251', rows: [{ cells: ['Иван', 'Орёл'] }] });
    const french = await readTable(encode('Prénom;Société\nZoé;Fenêtres créées à Orléans', 'windows-1252'));
    expect(french).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['Zoé', 'Fenêtres créées à Orléans'] }] });
    const told = await readTable(encode('a;b\nЖ;1', 'windows-1251'), { encoding: 'windows-1251' });
    expect(told.rows).toMatchObject([{ cells: ['Ж', '1'] }]);
  });

  it('counts rows as a spreadsheet does, and leaves out those that hold nothing', async () => {
    const { rows } = await readTable(utf8('a;b\n"x\ny";1\n\n;;\n3;4;\n'));
    expect(rows).toEqual([
      { row: 2, cells: ['x\ny', '1'] },
      { row: 5, cells: ['3', '4', ''] },
    ]);
  });

  it('keeps quotation marks that stand within a cell', async () => {
    expect(await rowsOf(utf8('a;b\nООО "Ромашка";1\n"Ромашка" ООО;2\n"x ""y"" z";3'))).toEqual([
      ['ООО "Ромашка"', '1'],
      ['"Ромашка" ООО', '2'],
      ['x "y" z', '3'],
    ]);
  });

  it('gives names to columns that have none, or that of another', async () => {
    expect((await readTable(utf8('Phone;;Phone;Phone (3)\n1;2;3;4'))).columns).toEqual([
      'Phone',
      '(2)',
      'Phone (3)',
      'Phone (3) (4)',
    ]);
  });

  it('takes off what the export put before cells that look like formulas, and no other apostrophe', async () => {
    const cells = ['=1+1', '@x', '+7 (495) 123', '-y', "'t Hoen", "'"];
    const text = writeCsv([['a', 'b', 'c', 'd', 'e', 'f'], cells], { delimiter: ';', byteOrderMark: true });
    expect(text).toContain("'=1+1");
    expect(await rowsOf(utf8(text))).toEqual([cells]);
  });

  it('is refused with the row where a quotation mark is not closed', async () => {
    const { code, details } = await problemOf(() => readTable(utf8('a;b\n1;2\n"x;2\n3;4\n')));
    expect([code, details.params]).toEqual(['import.unreadable', { row: 3 }]);
  });

  it('is refused when there is nothing in it, or too much', async () => {
    expect(await codeOf(() => readTable(utf8('\n\n')))).toBe('import.unreadable');
    expect(await codeOf(() => readTable(new Uint8Array()))).toBe('import.unreadable');
    const table = await openTable(await fileOf(utf8('a\nx\n\nx\n')));
    expect((await surveyTable(table, 2)).rows).toBe(2);
    expect(await codeOf(surveyTable(table, 1))).toBe('import.too_long');
  });

  it('is some table or a refusal, whatever the bytes are', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
    const code = await readTable(noise).then(
      () => 'import.unreadable',
      (error: { code?: string }) => error.code,
    );
    expect(code).toBe('import.unreadable');
  });

  it('is the same table in parts of any size, as it is in one', async () => {
    const texts = ['sep=;\r\nИмя;Ville\n"Иван\nПетров";Orléans\n', 'name,город\n"x ""y"" z",Орёл\n\nЯ,€\n'];
    for (const bytes of texts.map(utf8)) {
      const { form: _form, ...whole } = { form: 0, ...(await readTable(bytes)) };
      for (const size of [64, 101]) {
        const { rows, columns, encoding } = await readTable(bytes, { delimiter: whole.delimiter ?? ';' }, size);
        expect({ rows, columns, encoding }).toEqual({ rows: whole.rows, columns: whole.columns, encoding: 'utf-8' });
      }
    }
  });
});
