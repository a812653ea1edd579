import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '#shared/domain/duplicates/normalise/address-key.ts';
import { readDate } from '#shared/domain/duplicates/normalise/date-key.ts';
import { readEmail, readWebsite } from '#shared/domain/duplicates/normalise/email-key.ts';
import { readFirmName } from '#shared/domain/duplicates/normalise/firm-name.ts';
import { isSameGivenName } from '#shared/domain/duplicates/normalise/given-names.ts';
import { repairLayout } from '#shared/domain/duplicates/normalise/layout.ts';
import { repairLookAlikes } from '#shared/domain/duplicates/normalise/look-alikes.ts';
import { readNumber } from '#shared/domain/duplicates/normalise/number-key.ts';
import { type NameFields, readPersonName } from '#shared/domain/duplicates/normalise/person-name.ts';
import { readPhone } from '#shared/domain/duplicates/normalise/phone-key.ts';
import { soundKey } from '#shared/domain/duplicates/normalise/sound-key.ts';
import { readTown } from '#shared/domain/duplicates/normalise/town-key.ts';

const letters = constantFrom(...'abcdehijkoqstuwxyzéàçжшщчйёьыюяцхсаео'.split(''));
const words = array(letters, { maxLength: 14 }).map((list) => list.join(''));

describe('soundKey', () => {
  it.each([
    ['Хунидзе', 'Xunidze', 'Khunidze', 'Hunidze'],
    ['Щукин', 'Shchukin', 'Schukin', 'Chtchoukin', 'Shhukin'],
    ['Царёва', 'Czareva', 'Tsareva', 'Tzareva'],
    ['Жуков', 'Zhukov', 'Joukov'],
    ['Евгений', 'Evgeny', 'Yevgeniy', 'Evgenij'],
    ['Алексей', 'Alexey', 'Aleksei'],
    ['Société', 'societe', 'Socie\u0301te\u0301'],
    ['Mосква', 'Москва'],
  ])('folds every spelling of %s alike', (...spellings) => {
    expect(new Set(spellings.map(soundKey)).size).toBe(1);
  });

  it('keeps different names apart, and loses none', () => {
    const names = ['Иванов', 'Петров', 'Martin', 'Marchand', 'Яндекс', 'Лукин', 'Лукошко'];
    expect(new Set(names.map(soundKey)).size).toBe(names.length);
    expect(names.map(soundKey)).not.toContain('');
  });

  it('changes nothing that it has folded', () => {
    assert(property(words, (word) => soundKey(soundKey(word)) === soundKey(word)));
    assert(property(string({ unit: 'grapheme' }), (word) => soundKey(soundKey(word)) === soundKey(word)));
  });
});

describe('repairLayout', () => {
  it.each<readonly [string, string]>([
    ['Hbgjn-Ntrcnbkm', 'рипот-текстиль'],
    ['Зфекшсшф', 'patricia'],
    ['Xtkz,bycr', 'челябинск'],
    ['JJJ «Лев»', 'ооо «Лев»'],
    ...['Schwartz', 'Strength Ltd', "O'Brien", 'Взгляд', 'Москва', 'Lyndsy', 'Продмаш', 'info@acme.example'].map(
      (text) => [text, text] as const,
    ),
  ])('%s', (typed, meant) => {
    expect(repairLayout(typed)).toBe(meant);
  });
});

it('repairLookAlikes writes a word in the script of most of its letters', () => {
  expect(repairLookAlikes('mосква')).toBe('москва');
  expect(repairLookAlikes('hоtel')).toBe('hotel');
  assert(property(words, (word) => repairLookAlikes(repairLookAlikes(word)) === repairLookAlikes(word)));
});

describe('readPersonName', () => {
  const name = (fields: NameFields) => {
    const { last, given, patronymic } = readPersonName(fields) ?? { last: [], given: [], patronymic: undefined };
    return [last.join('-'), given.join(' '), patronymic];
  };
  const sofya = [soundKey('Шудлецкая'), soundKey('Софья'), soundKey('Юрьевна')];

  it.each<NameFields>([
    { last: 'Шудлецкая', first: 'Софья', middle: 'Юрьевна' },
    { last: 'Шудлецкая Софья Юрьевна' },
    { full: 'Софья Юрьевна Шудлецкая' },
    { full: 'г-жа Шудлецкая Софья Юрьевна' },
    { first: 'Sofya', middle: 'Yurevna', last: 'Shudletskaya' },
  ])('%j', (fields) => {
    expect(name(fields)).toEqual(sofya);
  });

  it.each<[NameFields, string]>([
    [{ full: 'Wickotley James Robert' }, 'Wickotley'],
    [{ full: 'И. А. Лозинцов' }, 'Лозинцов'],
    [{ full: 'лозинцов иван' }, 'Лозинцов'],
    [{ full: 'Sir James Wickotley' }, 'Wickotley'],
  ])('finds the family name in %j', (fields, last) => {
    expect(name(fields)[0]).toBe(soundKey(last));
  });

  it('knows short and pet names', () => {
    const isSame = (one: string, other: string) => isSameGivenName(soundKey(one), soundKey(other));
    expect(isSame('Саша', 'Александр')).toBe(true);
    expect(isSame('Bill', 'William')).toBe(true);
    expect(isSame('Катя', 'Ekaterina')).toBe(true);
    expect(isSame('Пётр', 'Павел')).toBe(false);
  });
});

describe('readFirmName', () => {
  it.each([
    [
      'ООО «Ромашка»',
      'Ромашка',
      'О.О.О. Ромашка',
      'Общество с ограниченной ответственностью "Ромашка"',
      'Romashka LLC',
    ],
    ['Maison Chenet SARL', 'Société à responsabilité limitée Maison Chenet', 'MAISON CHENET S.A.R.L.'],
    ['Goox Timber Ltd', 'Goox Timber Limited', 'The Goox Timber Company'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map((name) => readFirmName(name).words.join(' '))).size).toBe(1);
  });

  it('keeps the form apart, in one spelling', () => {
    expect(
      ['ООО «А»', 'OOO A', 'A LLC', 'Общество с ограниченной ответственностью А'].map(
        (name) => readFirmName(name).form,
      ),
    ).toEqual(['ооо', 'ооо', 'ооо', 'ооо']);
    expect(readFirmName('Ромашка').form).toBeUndefined();
  });

  it.each(['Яндекс', 'ООО', 'Группа компаний', '1С'])('leaves a word of %s', (name) => {
    expect(readFirmName(name).words).not.toEqual([]);
  });
});

describe('contact points', () => {
  it.each([
    ['+7 (495) 123-45-67', '84951234567', '495 123 45 67', '+7 495 123-45-67 доб. 12', '0074951234567'],
    ['06 28 23 04 55', '+33628230455', '+33 (0)6 28 23 04 55', '0033628230455'],
    ['+44 7081 572927', '07081 572927'],
  ])('reads %s however it is written', (...spellings) => {
    expect(new Set(spellings.map((text) => readPhone(text)?.digits)).size).toBe(1);
  });

  it('keeps an extension apart and reads no short number', () => {
    expect(readPhone('+7 495 123-45-67 доб. 12')?.extension).toBe('12');
    expect(readPhone('112')).toBeUndefined();
  });

  it.each([
    ['John@acme.example', 'john@acme.example'],
    ['anna+crm@acme.example', 'anna@acme.example'],
    ['a.b@googlemail.com', 'ab@gmail.com'],
    ['anna@gmial.com', 'anna@gmail.com'],
    ['anna@acme.con', 'anna@acme.com'],
  ])('%s is %s', (typed, address) => {
    expect(readEmail(typed)?.address).toBe(address);
    expect(readEmail(address)?.address).toBe(address);
  });

  it('tells addresses of a firm and public ones', () => {
    expect(readEmail('info@acme.example')).toMatchObject({ isShared: true, isPublic: false });
    expect(readEmail('anna@mail.ru')).toMatchObject({ isShared: false, isPublic: true });
    expect(readEmail('nobody')).toBeUndefined();
    expect(readWebsite('HTTPS://www.Acme.example/contacts')).toBe('acme.example');
  });
});

describe('places, numbers and days', () => {
  it.each([
    ['ул. Советская, д. 6, оф. 8', 'Советская ул. 6-8', 'oul. Sovetskaia 6, of. 8'],
    ['61 bis, avenue Victor-Hugo, appt 9', '61 Av. Victor Hugo apt 9'],
    ['Flat 23, 33C Bridge Avenue', '23/33C Bridge Av.'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map((text) => JSON.stringify(readAddress(text)))).size).toBe(1);
  });

  it('knows towns by their other names', () => {
    expect(readTown('г. Москва')).toBe(readTown('Moscow'));
    expect(readTown('Saint Petersburg')).toBe(readTown('СПб'));
    expect(readTown('Lyon Cedex 03')).toBe(readTown('LYON'));
    expect(readTown('69007')).toBeUndefined();
  });

  it('reads the number of a firm out of longer ones', () => {
    expect(readNumber('7707083893/770701001')).toMatchObject({ value: '7707083893', isValid: true, seat: 'head' });
    expect(readNumber('7707083893/773643001')?.seat).toBe('773643001');
    expect(readNumber('1027700132195')).toMatchObject({ isValid: true, register: 'entry' });
    expect(readNumber('SIREN 356000000')).toMatchObject({ value: '356000000', register: 'firm', seat: undefined });
    expect(readNumber('356 000 000 00048')?.value).toBe('356000000');
    expect(readNumber('FR39356000000')?.value).toBe('356000000');
    expect(readNumber('7707083894')?.isValid).toBe(false);
  });

  it('reads days', () => {
    expect(['1986-08-11', '11.08.1986', '19860811'].map(readDate)).toEqual(['19860811', '19860811', '19860811']);
    expect(readDate('August')).toBeUndefined();
  });
});
