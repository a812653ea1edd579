import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Email, Fields, Phone } from '#shared/model/records.ts';
import { toComparable } from '../../duplicates/comparable.ts';
import { emailKey, keysOfRecord, type MatchKey, phoneKey } from '../../duplicates/match-keys.ts';
import { foldWord } from '../cells/cell.ts';

/** Keys of a person whom a cell names by an e-mail address, a phone or the names, in any order. */
export function keysOfPerson(definition: ObjectDefinition, text: string): readonly MatchKey[] {
  if (text.includes('@')) return [emailKey(text)].filter((key) => key !== undefined);
  if (isPhone(text)) return [phoneKey(text)].filter((key) => key !== undefined);
  const [one = '', two, ...more] = wordsOf(text);
  if (two === undefined) return ofNames(definition, { lastName: one });
  // The family name comes first or last.
  return [
    ...ofNames(definition, { lastName: one, firstName: two }),
    ...ofNames(definition, { lastName: more.at(-1) ?? two, firstName: one }),
  ];
}

function ofNames({ name }: ObjectDefinition, data: Fields): readonly MatchKey[] {
  return keysOfRecord(name, toComparable(name, data)).filter(({ value }) => /^(names|last) /.test(value));
}

/** Whether the person is the one whom the text names. */
export function isPersonCalled({ person = [] }: ObjectDefinition, data: Fields, text: string): boolean {
  if (text.includes('@')) {
    const word = text.trim().toLowerCase();
    return ((data.emails ?? []) as readonly Email[]).some(({ value, canonical }) =>
      [value.toLowerCase(), canonical].includes(word),
    );
  }
  if (isPhone(text)) {
    const digits = text.replace(/\D/g, '').slice(-9);
    return ((data.phones ?? []) as readonly Phone[]).some((phone) =>
      (phone.e164 ?? phone.value).replace(/\D/g, '').endsWith(digits),
    );
  }
  const names = person.flatMap((field) => wordsOf(String(data[field] ?? ''))).map(foldWord);
  const words = wordsOf(text).map(foldWord);
  const [last = ''] = person.map((field) => foldWord(String(data[field] ?? '')));
  return words.includes(last) && words.every((word) => names.includes(word));
}

function isPhone(text: string): boolean {
  return /^[+\d][\d\s().-]{5,}$/.test(text.trim());
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
