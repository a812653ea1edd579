import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Email, Fields, Phone } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';

/** Shorter beginnings are those of too many other words. */
const telling = 4;
/** One letter names nobody where names have several: "a letter" tells of no "Anna A.". */
const initial = /^[\p{Script=Latin}\p{Script=Cyrillic}]$/u;
/** Of a phone number: what stays when the country is written or not. */
const subscriberDigits = 7;

/** Whether a text that is to stay tells whom a record is about: by a name, inflected or not, an address or a number. */
export function namesPerson(definition: ObjectDefinition, data: Fields, text: string): boolean {
  const words = wordsOf(text);
  const names = (definition.person ?? [])
    .flatMap((field) => wordsOf(String(data[field] ?? '')))
    .filter((name) => !initial.test(name));
  if (names.some((name) => words.some((word) => isSameName(word, name)))) return true;
  const valuesOf = (type: string) =>
    definition.fields.filter((field) => field.type === type).flatMap((field) => (data[field.name] ?? []) as unknown[]);
  const emails = (valuesOf('emails') as readonly Email[]).flatMap(({ value, canonical }) => [
    value,
    canonical ?? value,
  ]);
  if (emails.some((email) => text.toLowerCase().includes(email.toLowerCase()))) return true;
  const digits = text.replace(/\D/g, '');
  return (valuesOf('phones') as readonly Phone[])
    .map(({ value, e164 }) => (e164 ?? value).replace(/\D/g, '').slice(-subscriberDigits))
    .some((number) => number.length === subscriberDigits && digits.includes(number));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}+/gu)?.map(fold) ?? [];
}

/** Russian names change their endings: «Белова», «Беловой». */
function isSameName(word: string, name: string): boolean {
  const stem = /^\p{Script=Cyrillic}+$/u.test(name) && name.length > telling ? name.slice(0, -1) : name;
  return stem.length >= telling ? word.startsWith(stem) : word === name;
}
