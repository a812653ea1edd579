import { describe, expect, it } from 'vitest';
import { readTable } from '#shared/domain/imports/read-table.ts';
import { writeCsv } from '#shared/model/csv.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** In a code page that holds one byte per letter, which `TextEncoder` does not write. */
function encode(text: string, encoding: 'windows-1251' | 'windows-1252'): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

const rowsOf = (bytes: Uint8Array) => readTable(bytes).rows.map(({ cells }) => cells);

describe('a table of comma-separated values', () => {
  it.each([
    [';', 'Название;Телефон, факс\nСевер;1, 2\nЮг;3'],
    [',', 'name,phone\nNorth,1\nSouth,2'],
    ['\t', 'name\tphone, fax\nNorth\t1\nSouth\t2'],
    ['|', 'name|phone\nNorth; South|1'],
  ])('is parted by %j', (delimiter, text) => {
    const table = readTable(utf8(text));
    expect(table.delimiter).toBe(delimiter);
    expect(table.columns).toHaveLength(2);
  });

  it('may say itself by what it is parted', () => {
    const table = readTable(utf8('sep=|\r\na|b;c\r\n1|2'));
    expect(table).toMatchObject({ delimiter: '|', columns: ['a', 'b;c'], rows: [{ row: 3, cells: ['1', '2'] }] });
  });

  it.each([
    ['utf-8', utf8('\ufeffИмя;Ville\nИван;Orléans')],
    ['utf-8', utf8('Имя;Ville\nИван;Orléans')],
    ['utf-16le', Uint8Array.from(Buffer.from('\ufeffИмя;Ville\nИван;Orléans', 'utf16le'))],
  ])('is read as %s', (encoding, bytes) => {
    const table = readTable(bytes);
    expect(table).toMatchObject({ encoding, columns: ['Имя', 'Ville'], rows: [{ cells: ['Иван', 'Orléans'] }] });
  });

  it('is read by the code page that its letters speak for', () => {
    const russian = readTable(encode('Имя;Город\nИван;Орёл', 'windows-1251'));
    expect(russian).toMatchObject({ encoding: 'windows-1251', rows: [{ cells: ['Иван', 'Орёл'] }] });
    const french = readTable(encode('Prénom;Société\nZoé;Fenêtres créées à Orléans', 'windows-1252'));
    expect(french).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['Zoé', 'Fenêtres créées à Orléans'] }] });
    const told = readTable(encode('a;b\nЖ;1', 'windows-1251'), { encoding: 'windows-1251' });
    expect(told.rows).toMatchObject([{ cells: ['Ж', '1'] }]);
  });

  it('counts rows as a spreadsheet does, and leaves out those that hold nothing', () => {
    const { rows } = readTable(utf8('a;b\n"x\ny";1\n\n;;\n3;4;\n'));
    expect(rows).toEqual([
      { row: 2, cells: ['x\ny', '1'] },
      { row: 5, cells: ['3', '4', ''] },
    ]);
  });

  it('keeps quotation marks that stand within a cell', () => {
    expect(rowsOf(utf8('a;b\nООО "Ромашка";1\n"Ромашка" ООО;2\n"x ""y"" z";3'))).toEqual([
      ['ООО "Ромашка"', '1'],
      ['"Ромашка" ООО', '2'],
      ['x "y" z', '3'],
    ]);
  });

  it('gives names to columns that have none, or that of another', () => {
    expect(readTable(utf8('Phone;;Phone;Phone (3)\n1;2;3;4')).columns).toEqual([
      'Phone',
      '(2)',
      'Phone (3)',
      'Phone (3) (4)',
    ]);
  });

  it('takes off what the export put before cells that look like formulas, and no other apostrophe', () => {
    const cells = ['=1+1', '@x', '+7 (495) 123', '-y', "'t Hoen", "'"];
    const text = writeCsv([['a', 'b', 'c', 'd', 'e', 'f'], cells], { delimiter: ';', byteOrderMark: true });
    expect(text).toContain("'=1+1");
    expect(rowsOf(utf8(text))).toEqual([cells]);
  });

  it('is refused with the row where a quotation mark is not closed', async () => {
    const { code, details } = await problemOf(() => readTable(utf8('a;b\n1;2\n"x;2\n3;4\n')));
    expect([code, details.params]).toEqual(['import.unreadable', { row: 3 }]);
  });

  it('is refused when there is nothing in it, or too much', async () => {
    expect(await codeOf(() => readTable(utf8('\n\n')))).toBe('import.unreadable');
    expect(await codeOf(() => readTable(new Uint8Array()))).toBe('import.unreadable');
    const lines = (count: number) => utf8(`a\n${'x\n'.repeat(count)}`);
    expect(readTable(lines(5000)).rows).toHaveLength(5000);
    expect(await codeOf(() => readTable(lines(5001)))).toBe('import.too_long');
  });

  it('is some table or a refusal, whatever the bytes are', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256);
    expect(() => {
      try {
        readTable(noise);
      } catch (error) {
        if ((error as { code?: string }).code !== 'import.unreadable') throw error;
      }
    }).not.toThrow();
  });
});
