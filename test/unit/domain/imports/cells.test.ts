import { describe, expect, it } from 'vitest';
import { type Cell, type CellSettings, UnreadableCell } from '#shared/domain/imports/cells/cell.ts';
import { dateOrderOf } from '#shared/domain/imports/cells/cell-dates.ts';
import { readField } from '#shared/domain/imports/cells/read-field.ts';
import type { FieldDefinition, FieldType } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';

const french: CellSettings = { language: 'fr', country: 'FR', timeZone: 'Europe/Paris', dateOrder: 'dmy' };
const american: CellSettings = { language: 'en', country: 'US', timeZone: 'Europe/Paris', dateOrder: 'mdy' };
const russian: CellSettings = { language: 'ru', country: 'RU', timeZone: 'Europe/Paris', dateOrder: 'dmy' };

const cell = (text: string, part?: string): Cell => ({ column: 'C', text, part });
const field = (type: FieldType): FieldDefinition => ({ name: 'field', type });
const own = (name: string) => findField(definitions.companies, name) as FieldDefinition;

/** The value, or the code of what is wrong. */
function read(one: FieldDefinition, cells: readonly Cell[], settings: CellSettings = french): unknown {
  try {
    return readField('companies', one, cells, settings);
  } catch (error) {
    if (error instanceof UnreadableCell) return error.code;
    throw error;
  }
}

describe('a cell', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['20/11/2026', '2026-11-20'],
    ['1-2-2026', '2026-02-01'],
    ['2026/11/20', '2026-11-20'],
    ['20 ноября 2026 г.', '2026-11-20'],
    ['1er février 2026', '2026-02-01'],
    ['20 Nov 2026', '2026-11-20'],
    ['20.11.2026 0:00:00', '2026-11-20'],
    ['2026-11-20T00:00:00.000Z', '2026-11-20'],
    ['31.02.2026', 'format'],
    ['20.11.26', 'format'],
    ['20.11.2026 14:30', 'format'],
    ['soon', 'format'],
  ])('of a day: %s is %s', (text, day) => {
    expect(read(field('date'), [cell(text)])).toBe(day);
  });

  it('of a day begins with the month where the column says so', () => {
    expect(read(field('date'), [cell('03/04/2026')], american)).toBe('2026-03-04');
    expect(read(field('date'), [cell('03.04.2026')], american)).toBe('2026-04-03');
    const told = ['03/04/2026', '03/25/2026', '25/03/2026', '03.25.2026'].map(dateOrderOf);
    expect(told).toEqual([undefined, 'mdy', 'dmy', undefined]);
  });

  it.each([
    ['2026-11-20T10:00:00+03:00', '2026-11-20T10:00:00+03:00'],
    ['2026-11-20 10:30', '2026-11-20T09:30:00.000Z'],
    ['20.07.2026 9:05:07', '2026-07-20T07:05:07.000Z'],
    ['20.11.2026 0:00:00', '2026-11-20T00:00:00Z'],
    ['20.11.2026 25:00', 'format'],
  ])('of a moment goes by the clock of the workspace: %s is %s', (text, moment) => {
    expect(read(field('dateTime'), [cell(text)])).toBe(moment);
  });

  it.each([
    ['1 234,50', '1234.50'],
    ['1\u202f234,5 €', '1234.5'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1.234.567', '1234567'],
    ['-12', '-12'],
    ['1,234', '1.234'],
    ['12 000 руб.', '12000'],
    ['12,34,5', 'format'],
    ['1.2.3', 'format'],
    ['1e5', 'format'],
    ['many', 'format'],
  ])('of money: %s is %s', (text, amount) => {
    expect(read(field('decimal'), [cell(text)])).toBe(amount);
  });

  it('of money counts by the language of the workspace', () => {
    expect(read(field('decimal'), [cell('1,234')], american)).toBe('1234');
    expect(read(field('integer'), [cell('1 200')])).toBe(1200);
    expect(read(field('integer'), [cell('1,5')])).toBe('format');
  });

  it.each([
    ['да', true],
    ['Oui', true],
    ['yes', true],
    ['TRUE', true],
    ['1', true],
    ['нет', false],
    ['non', false],
    ['No', false],
    ['0', false],
    ['maybe', 'option'],
  ])('of yes or no: %s is %s', (text, value) => {
    expect(read(field('boolean'), [cell(text)])).toBe(value);
  });

  it('of choices knows their codes and their words in every language', () => {
    expect(read(own('roles'), [cell('Клиент, partenaire; SUPPLIER, client')])).toEqual([
      'client',
      'partner',
      'supplier',
    ]);
    expect(read(own('status'), [cell('archivé')])).toBe('archived');
    expect(read(own('status'), [cell('asleep')])).toBe('option');
  });

  it.each([
    ['fr', 'FR'],
    ['Россия', 'RU'],
    ['РФ', 'RU'],
    ['Allemagne', 'DE'],
    ['United Kingdom', 'GB'],
    ['Atlantis', 'option'],
  ])('of a country: %s is %s', (text, code) => {
    expect(read(field('country'), [cell(text)])).toBe(code);
  });

  it('of a currency', () => {
    expect(['€', 'usd', 'руб.'].map((text) => read(field('currency'), [cell(text)]))).toEqual(['EUR', 'USD', 'RUB']);
  });

  it('of phones is split, but for extensions; what is none stays as it was typed', () => {
    const cells = [cell('8 (495) 123-45-67, доб. 12; +33 1 23 45 67 89'), cell('спросить Ирину')];
    expect(read(field('phones'), cells)).toEqual([
      { value: '8 (495) 123-45-67, доб. 12' },
      { value: '+33 1 23 45 67 89' },
      { value: 'спросить Ирину' },
    ]);
  });

  it('of addresses of e-mail is split, and refused when something else stands there', () => {
    const cells = [cell('Anna <anna@a.example>; info@a.example b@a.example'), cell('mailto:info@a.example')];
    expect(read(field('emails'), cells)).toEqual([
      { value: 'anna@a.example' },
      { value: 'info@a.example' },
      { value: 'b@a.example' },
    ]);
    expect(read(field('emails'), [cell('a@a.example; ask Anna')])).toBe('format');
  });

  it('of a legal number has the zeros that a spreadsheet took', () => {
    expect(read(field('identifiers'), [cell('18', 'RU-INN')], russian)).toEqual([
      { scheme: 'RU-INN', value: '0000000018' },
    ]);
    expect(read(field('identifiers'), [cell('123456789', 'RU-INN')])).toEqual([
      { scheme: 'RU-INN', value: '123456789' },
    ]);
  });

  it('of all legal numbers names them, or holds what can only be one of them', () => {
    const text = 'RU-INN 0000000018, КПП 000001001; 732 829 320';
    expect(read(field('identifiers'), [cell(text)])).toEqual([
      { scheme: 'RU-INN', value: '0000000018' },
      { scheme: 'RU-KPP', value: '000001001' },
      { scheme: 'FR-SIREN', value: '732829320' },
    ]);
    expect(read(field('identifiers'), [cell('12345')])).toBe('format');
  });

  it('of an address tells street, postal code and town apart, or columns do', () => {
    const whole = cell('12 rue des Lilas, 75011 Paris; Заречная ул., 5, 101000, Москва, RU; somewhere in Omsk');
    expect(read(field('addresses'), [whole])).toEqual([
      { street: '12 rue des Lilas', postalCode: '75011', city: 'Paris' },
      { street: 'Заречная ул., 5', postalCode: '101000', city: 'Москва', country: 'RU' },
      { street: 'somewhere in Omsk' },
    ]);
    const parts = [cell('Paris', 'city'), cell('France', 'country')];
    expect(read(field('addresses'), parts)).toEqual([{ city: 'Paris', country: 'FR' }]);
  });

  it('of one line loses its line ends, of a text it keeps them', () => {
    expect(read(field('text'), [cell('Director\n\tof sales')])).toBe('Director of sales');
    expect(read(field('longText'), [cell('one\r\ntwo')])).toBe('one\ntwo');
  });
});
