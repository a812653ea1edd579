import { nestCustom } from '#shared/model/custom-values.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { isSaid, valueIn } from './field-values.ts';
import { blankItem, isItemSaid, numberParts } from './item-values.ts';
import { tidyNumber } from './tidy-number.ts';

export type FormValues = Record<string, unknown>;

type Entry = Record<string, unknown>;

const emptyEntries: Partial<Record<FieldType, unknown>> = {
  phones: { value: '' },
  emails: { value: '' },
  identifiers: { scheme: null, value: '' },
  addresses: {},
  urls: '',
  coManagers: { userId: null, scope: '' },
  credits: { userId: null, share: '' },
  items: blankItem(),
  links: { object: null, id: null },
};

/** The fields that a form of the object asks for. */
export function formFieldsOf({ fields }: ObjectDefinition): readonly FieldDefinition[] {
  return fields.filter(({ form, readOnly }) => form && !readOnly);
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
  return eachField(fields, (field) => toFormValue(field, valueIn(record, field)));
}

/** Values by field, with those of the workspace's own under `custom`, where inputs and the API look for them. */
function eachField(fields: readonly FieldDefinition[], toValue: (field: FieldDefinition) => unknown): FormValues {
  return { ...nestCustom(Object.fromEntries(fields.map((field) => [field.name, toValue(field)]))) };
}

function toFormValue(field: FieldDefinition, value: unknown): unknown {
  if (isListType(field.type)) return Array.isArray(value) && value.length > 0 ? value.map(toEntered) : firstRows(field);
  if (field.type === 'enums') return Array.isArray(value) ? value : [];
  if (field.type === 'boolean') return value === true;
  const isChosen = ['enum', 'reference', 'country', 'currency', 'date', 'dateTime'].includes(field.type);
  return value ?? (isChosen ? null : '');
}

/** What is nearly always typed in has its first row open. */
function firstRows({ type, form }: FieldDefinition): readonly unknown[] {
  const isExpected = type === 'phones' || type === 'emails' || (type === 'items' && form === 'main');
  return isExpected ? [emptyEntry(type)] : [];
}

/** The values as the form should hold them when it is sent: no blank rows, no blanks around texts. */
export function tidyValues(fields: readonly FieldDefinition[], values: FormValues): FormValues {
  return eachField(fields, (field) => tidyValue(field, valueIn(values, field)));
}

function tidyValue(field: FieldDefinition, value: unknown): unknown {
  if (isListType(field.type) && Array.isArray(value)) {
    const rows = value.filter((entry) => isFilled(field.type, entry));
    if (field.type === 'items') return rows.map(tidyItem);
    return rows.map(field.type === 'credits' ? tidyCredit : tidyEntry);
  }
  if (field.type === 'decimal' && typeof value === 'string') return tidyNumber(value);
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

function tidyCredit(credit: Entry): unknown {
  return tidyEntry({ ...credit, share: tidyNumber(String(credit.share ?? '')) });
}

function tidyItem(item: Entry): unknown {
  const numbers = numberParts.map((part) => [part, tidyNumber(String(item[part] ?? ''))]);
  return tidyEntry({ ...item, ...Object.fromEntries(numbers) });
}

/** A row with nothing but its kind, scheme, scope or object says nothing. */
function isFilled(type: FieldType, entry: unknown): boolean {
  if (type === 'items') return isItemSaid(entry as Entry);
  const tidy = tidyEntry(entry);
  if (typeof tidy === 'string') return tidy !== '';
  const { kind, scheme, scope, object, ...said } = tidy as Entry;
  return Object.keys(said).length > 0;
}

/** @param values tidy */
export function toNewRecord(fields: readonly FieldDefinition[], values: FormValues): Fields {
  const isGiven = (field: FieldDefinition) => {
    const value = valueIn(values, field);
    return isSaid(value) && !(field.type === 'boolean' && !value);
  };
  return eachField(fields.filter(isGiven), (field) => valueIn(values, field));
}

/** The JSON merge patch that turns the record into what the form says; null clears a field. */
export function toPatch(fields: readonly FieldDefinition[], record: Fields, values: FormValues): Fields {
  const before = tidyValues(fields, toFormValues(fields, record));
  const isChanged = (field: FieldDefinition) =>
    JSON.stringify(valueIn(before, field)) !== JSON.stringify(valueIn(values, field));
  return eachField(fields.filter(isChanged), (field) => {
    const value = valueIn(values, field);
    return isSaid(value) ? value : null;
  });
}

/** `/phones/0/value` → `phones.0.value` */
export function pointerToPath(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
