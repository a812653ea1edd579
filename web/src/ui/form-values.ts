import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';

export type FormValues = Record<string, unknown>;

type Entry = Record<string, unknown>;

const emptyEntries: Partial<Record<FieldType, unknown>> = {
  phones: { value: '' },
  emails: { value: '' },
  identifiers: { scheme: null, value: '' },
  addresses: {},
  urls: '',
  coManagers: { userId: null, scope: '' },
};

/** Types that have no input: their values are kept as they are. */
const withoutInput: readonly FieldType[] = ['items', 'links'];

/** The fields that a form of the object asks for. */
export function formFieldsOf({ fields }: ObjectDefinition): readonly FieldDefinition[] {
  return fields.filter(({ form, readOnly, type }) => form && !readOnly && !withoutInput.includes(type));
}

/** What a new row of a list field starts with. */
export function emptyEntry(type: FieldType): unknown {
  return structuredClone(emptyEntries[type] ?? '');
}

export function isListType(type: FieldType): boolean {
  return type in emptyEntries;
}

/** The part of an entry that a person writes: canonical forms are worked out by the server. */
function toEntered(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const { e164, canonical, ...entered } = entry as Entry;
  return entered;
}

/** Every field of the form gets a value of its kind, so that inputs are never uncontrolled. */
export function toFormValues(fields: readonly FieldDefinition[], record: Fields): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, toFormValue(field, record[field.name])]));
}

function toFormValue(field: FieldDefinition, value: unknown): unknown {
  if (isListType(field.type)) return Array.isArray(value) && value.length > 0 ? value.map(toEntered) : firstRows(field);
  if (field.type === 'enums') return Array.isArray(value) ? value : [];
  if (field.type === 'boolean') return value === true;
  const isChosen = ['enum', 'reference', 'country', 'currency', 'date', 'dateTime'].includes(field.type);
  return value ?? (isChosen ? null : '');
}

/** Phones and addresses are nearly always typed in: their first row is open. */
function firstRows({ type }: FieldDefinition): readonly unknown[] {
  return type === 'phones' || type === 'emails' ? [emptyEntry(type)] : [];
}

/** The values as the form should hold them when it is sent: no blank rows, no blanks around texts. */
export function tidyValues(fields: readonly FieldDefinition[], values: FormValues): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, tidyValue(field, values[field.name])]));
}

function tidyValue(field: FieldDefinition, value: unknown): unknown {
  if (isListType(field.type) && Array.isArray(value)) return value.map(tidyEntry).filter(isFilled);
  if (field.type === 'decimal' && typeof value === 'string')
    return value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  // What is no number is sent as it was typed, and refused at its field.
  if (field.type === 'integer' && typeof value === 'string' && /^\s*\d+\s*$/.test(value)) return Number(value);
  return typeof value === 'string' ? value.trim() : value;
}

function tidyEntry(entry: unknown): unknown {
  if (typeof entry === 'string') return entry.trim();
  const filled = Object.entries(entry as Entry).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(filled.filter(([, value]) => value !== '' && value !== null));
}

/** A row with nothing but its kind, scheme or scope says nothing. */
function isFilled(entry: unknown): boolean {
  if (typeof entry === 'string') return entry !== '';
  const { kind, scheme, scope, ...said } = entry as Entry;
  return Object.keys(said).length > 0;
}

function isBlank(value: unknown): boolean {
  return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** @param values tidy */
export function toNewRecord(fields: readonly FieldDefinition[], values: FormValues): Fields {
  const said = fields.filter(({ name, type }) => !isBlank(values[name]) && !(type === 'boolean' && !values[name]));
  return Object.fromEntries(said.map(({ name }) => [name, values[name]]));
}

/** The JSON merge patch that turns the record into what the form says; null clears a field. */
export function toPatch(fields: readonly FieldDefinition[], record: Fields, values: FormValues): Fields {
  const before = tidyValues(fields, toFormValues(fields, record));
  const changed = fields.filter(({ name }) => JSON.stringify(before[name]) !== JSON.stringify(values[name]));
  return Object.fromEntries(changed.map(({ name }) => [name, isBlank(values[name]) ? null : values[name]]));
}

/** `/phones/0/value` → `phones.0.value` */
export function pointerToPath(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
