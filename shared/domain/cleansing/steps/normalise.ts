import type { NormalisedThing } from '#shared/model/cleansing.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Address, Fields } from '#shared/model/records.ts';
import type { ProposeStep } from './step.ts';

const thingOfType: Readonly<Partial<Record<FieldType, NormalisedThing>>> = {
  phones: 'phones',
  emails: 'emails',
  identifiers: 'identifiers',
  enums: 'lists',
  coManagers: 'lists',
  links: 'lists',
  addresses: 'addresses',
};

/** The stored form that a form of the screen would have given, and names and addresses without what the hand slipped in. */
export const normalise: ProposeStep = ({ context, record, step }) => {
  const definition = context.directory.definitions[record.object];
  const isWanted = (field: FieldDefinition) => {
    const thing = isNameOf(definition, field) ? 'names' : thingOfType[field.type];
    return thing !== undefined && (step.what?.includes(thing) ?? true);
  };
  const wanted = definition.fields.filter((field) => isWanted(field) && hasValue(record.data[field.name]));
  const raw = Object.fromEntries(wanted.map(({ name }) => [name, record.data[name]]));
  const canonical = normaliseFields(definition, raw, context.tenant.country);
  const tidied = wanted.map((field) => [field.name, tidyValue(definition, field, canonical[field.name])] as const);
  return { data: { ...record.data, ...Object.fromEntries(tidied) } satisfies Fields };
};

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isNameOf({ title }: ObjectDefinition, { name, type }: FieldDefinition): boolean {
  return type === 'text' && (title.includes(name) || name === 'legalName' || name === 'brand');
}

function tidyValue(definition: ObjectDefinition, field: FieldDefinition, value: unknown): unknown {
  if (field.type === 'addresses') return (value as readonly Address[]).map(tidyAddress);
  if (field.type !== 'text') return value;
  const text = tidyText(String(value));
  return definition.person?.includes(field.name) ? tidyPersonName(text) : text;
}

/** One line without double spaces; what nothing is left of stays as it was: a required field cannot be empty. */
function tidyText(text: string): string {
  const tidy = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return tidy === '' ? text : tidy;
}

/** A name in capitals, or with none, is written as names are; one of three letters may be initials. */
function tidyPersonName(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '');
  const isShouted = letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const isWhispered = letters.length > 1 && letters === letters.toLowerCase() && letters !== letters.toUpperCase();
  if (!isShouted && !isWhispered) return name;
  // A particle such as "de" is known by its neighbours only: two words are left to people.
  if (name.includes(' ')) return name;
  return name
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function tidyAddress(address: Address): Address {
  const entries = Object.entries(address).map(([part, value]) => [part, tidyText(String(value))]);
  return Object.fromEntries(entries) as Address;
}
