import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { type BlockingKey, chooseKeys, firmNameKey, kindKeys, mostKeys } from './candidates/blocking-keys.ts';
import { type Comparable, toComparable } from './comparable.ts';
import { contactsOf, identifiersOf, isOwn } from './facts-of-record.ts';
import { readEmail } from './normalise/email-key.ts';
import { readNumber } from './normalise/number-key.ts';
import { readPhone } from './normalise/phone-key.ts';

/** A record stands in the table under each of its keys, at most fourteen. */
export type MatchKey = BlockingKey;

/** Room that a person and a firm have in the keys of a lead, which speaks of both. */
const ofPerson = 5;

/**
 * Keys under which records that may be the same meet, and under which somebody finds them by a phone, an address or a number.
 * What is not compared is found by these all the same.
 */
export function keysOfRecord(_object: ObjectName, { exact, person, firm }: Comparable): readonly MatchKey[] {
  if (!person || !firm)
    return chooseKeys(
      exact(),
      [person, firm].flatMap((profile) => (profile ? kindKeys(profile) : [])),
    );
  const own = person.person ? kindKeys(person) : [];
  const others = firm.firms.length > 0 ? kindKeys(firm) : [];
  return chooseKeys(exact(), [...own.slice(0, ofPerson), ...others, ...own.slice(ofPerson)], mostKeys);
}

/** Where firms of this name stand, however it is written. */
export function nameKeysOf(object: ObjectName, name: string): readonly MatchKey[] {
  const { firm } = toComparable(object, { name });
  return firm ? firm.firms.map((one) => ({ kind: firm.kind, value: firmNameKey(one) })) : [];
}

/** A key that somebody can look for, as the record shows it: a phone in E.164, an identifier as `<scheme>:<value>`. */
export interface ShownKey {
  readonly key: MatchKey;
  readonly shown: string;
}

export function shownKeysOf(object: ObjectName, data: Fields): readonly ShownKey[] {
  const { phones, emails } = contactsOf(object, data);
  return [
    ...identifiersOf(object, data)
      .filter(isOwn)
      .flatMap(({ scheme, value }) => show(numberKey(value), `${scheme}:${value}`)),
    ...emails.flatMap((email) => show(emailKey(email), email.trim().toLowerCase())),
    ...phones.flatMap((phone) => show(phoneKey(phone), phone)),
  ];
}

function show(key: MatchKey | undefined, shown: string): readonly ShownKey[] {
  return key ? [{ key, shown }] : [];
}

export function phoneKey(text: string): MatchKey | undefined {
  const digits = readPhone(text)?.digits;
  return digits === undefined ? undefined : { kind: 'phone', value: digits };
}

export function emailKey(text: string): MatchKey | undefined {
  const address = readEmail(text)?.address;
  return address === undefined ? undefined : { kind: 'email', value: address };
}

export function numberKey(text: string): MatchKey | undefined {
  const value = readNumber(text)?.value;
  return value === undefined ? undefined : { kind: 'ident', value };
}
