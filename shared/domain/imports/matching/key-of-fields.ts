import { identityKeys } from '#shared/model/identifiers.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Address, Email, Fields, Identifier, Phone } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';
import { toComparable } from '../../duplicates/comparable.ts';
import { keysOfRecord, type MatchKey } from '../../duplicates/match-keys.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import { foldWord } from '../cells/cell.ts';

/** Types of fields that can be held against each other as they stand in a file and in a record. */
const comparedTypes: ReadonlySet<FieldType> = new Set([
  'text',
  'enum',
  'boolean',
  'integer',
  'country',
  'date',
  'reference',
  'phones',
  'emails',
  'identifiers',
  'urls',
  'addresses',
]);

export function isCompared({ type }: FieldDefinition): boolean {
  return comparedTypes.has(type);
}

/** Whether records can be found by these fields at all; the others only say which of those found is meant. */
export function canLead(definition: ObjectDefinition, names: readonly string[]): boolean {
  const fields = names.flatMap((name) => findField(definition, fieldOf(name)) ?? []);
  const marks = new Set(fields.map(({ match }) => match));
  const isPerson = marks.has('lastName') && marks.has('firstName');
  return (
    isPerson ||
    fields.some(({ unique }) => unique) ||
    (['name', 'phone', 'email', 'identifier'] as const).some((mark) => marks.has(mark))
  );
}

/** The field of a target: `addresses` of `addresses.city`; `custom.plate` is one by itself. */
export function fieldOf(target: string): string {
  return target.startsWith('custom.') ? target : (target.split('.')[0] ?? target);
}

/** What fields of a row say together; `undefined` when one of them says nothing. */
export function keyOfFields(definition: ObjectDefinition, targets: readonly string[], fields: Fields, country: string) {
  const given = Object.fromEntries(targets.map((target) => [fieldOf(target), fields[fieldOf(target)]]));
  const data = normaliseFields(definition, given, country);
  const values = targets.map((target) => valuesOf(definition, target, data));
  if (values.some(({ length }) => length === 0)) return undefined;
  return {
    name: JSON.stringify(values),
    numbers: [...identityKeys((data.identifiers ?? []) as readonly Identifier[]), ...uniqueKeys(definition, data)],
    matchKeys: leadingKeys(definition, data),
    isMeant: (record: StoredRecord) =>
      targets.every((target, at) =>
        valuesOf(definition, target, record.data).some((value) => values[at]?.includes(value)),
      ),
  };
}

function uniqueKeys({ fields }: ObjectDefinition, data: Fields): readonly Identifier[] {
  return fields
    .filter(({ name, unique }) => unique && data[name] !== undefined)
    .map(({ name }) => ({ scheme: name, value: fold(String(data[name])) }));
}

function leadingKeys({ name }: ObjectDefinition, data: Fields): readonly MatchKey[] {
  return keysOfRecord(name, toComparable(name, data));
}

/** All that a target holds, each as it is compared: without case, accents and signs. */
function valuesOf(definition: ObjectDefinition, target: string, data: Fields): readonly string[] {
  const name = fieldOf(target);
  const value = data[name];
  if (value === undefined || value === null) return [];
  const part = target === name ? undefined : target.slice(name.length + 1);
  return textsOf(findField(definition, name)?.type, value, part).filter((text) => text !== '');
}

function textsOf(type: FieldType | undefined, value: unknown, part: string | undefined): readonly string[] {
  switch (type) {
    case 'phones':
      return (value as readonly Phone[]).map((phone) => phone.e164 ?? foldWord(phone.value));
    case 'emails':
      return (value as readonly Email[]).map((email) => email.canonical ?? email.value.toLowerCase());
    case 'identifiers':
      return (value as readonly Identifier[])
        .filter(({ scheme, validTo }) => validTo === undefined && (part === undefined || scheme === part))
        .map((one) => `${one.scheme} ${one.value}`);
    case 'urls':
      return (value as readonly string[]).map((url) => foldWord(url.replace(/^https?:\/\/(www\.)?/i, '')));
    case 'addresses':
      return (value as readonly Address[]).map((address) =>
        foldWord(part === undefined ? Object.values(address).join(' ') : (address[part as keyof Address] ?? '')),
      );
    default:
      return [foldWord(String(value))];
  }
}
