import { normaliseFields } from '#shared/model/normalisation.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Address, CoManager, Email, Fields, Identifier, Phone } from '#shared/model/records.ts';
import { foldWord } from './cell.ts';

/**
 * What a row makes of a record's fields. Lists grow by it: a file rarely knows every phone of a client, and what it does
 * not know must not be lost. Numbers of a scheme and all other fields are replaced.
 * @param given as the API takes it, @param country see `normaliseFields`
 */
export function mergeLists(definition: ObjectDefinition, before: Fields, given: Fields, country: string): Fields {
  const normalised = normaliseFields(definition, given, country);
  return Object.fromEntries(
    Object.entries(normalised).map(([name, value]) => {
      const field = definition.fields.find((one) => one.name === name);
      return [name, field && before[name] !== undefined ? merge(field, before[name], value) : value];
    }),
  );
}

function merge({ type }: FieldDefinition, old: unknown, given: unknown): unknown {
  switch (type) {
    case 'phones':
      return union(old as readonly Phone[], given as readonly Phone[], (phone) => phone.e164 ?? phone.value);
    case 'emails':
      return union(old as readonly Email[], given as readonly Email[], (email) => email.canonical ?? email.value);
    case 'urls':
      return union(old as readonly string[], given as readonly string[], nameOfUrl);
    case 'coManagers':
      return union(old as readonly CoManager[], given as readonly CoManager[], ({ userId }) => userId);
    case 'identifiers':
      return replaceNumbers(old as readonly Identifier[], given as readonly Identifier[]);
    case 'addresses':
      return (given as readonly Address[]).reduce(addAddress, old as readonly Address[]);
    default:
      return given;
  }
}

function union<Entry>(
  old: readonly Entry[],
  given: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly Entry[] {
  const known = new Set(old.map(nameOf));
  return [...old, ...given.filter((entry) => !known.has(nameOf(entry)))];
}

function nameOfUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}

/** Former numbers stay, and what becomes of those that are replaced is decided where every change is. */
function replaceNumbers(old: readonly Identifier[], given: readonly Identifier[]): readonly Identifier[] {
  const isIn = (list: readonly Identifier[], one: Identifier) =>
    list.some(({ scheme, value }) => scheme === one.scheme && value === one.value);
  const current = old.filter(({ validTo }) => validTo === undefined);
  const added = given.filter((one) => !isIn(current, one));
  const schemes = new Set(added.map(({ scheme }) => scheme));
  return [...old.filter((one) => one.validTo !== undefined || !schemes.has(one.scheme)), ...added];
}

/** Completes the address that says nothing else, or adds one. */
function addAddress(addresses: readonly Address[], given: Address): readonly Address[] {
  const at = addresses.findIndex((address) => agrees(address, given));
  if (at < 0) return [...addresses, given];
  return addresses.map((address, position) => (position === at ? { ...given, ...address } : address));
}

function agrees(address: Address, given: Address): boolean {
  const entries = Object.entries(given) as readonly (readonly [keyof Address, string])[];
  const known = entries.filter(([part]) => address[part] !== undefined);
  return known.length > 0 && known.every(([part, value]) => foldWord(address[part] ?? '') === foldWord(value));
}
