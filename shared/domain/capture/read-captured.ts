import * as z from 'zod/mini';
import { trapField } from '#shared/model/capture.ts';
import { flattenCustom } from '#shared/model/custom-values.ts';
import { fieldSchema } from '#shared/model/field-schemas.ts';
import type { IdentifierScheme } from '#shared/model/identifiers.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { asValueOf, type CapturedValue } from './captured-value.ts';

export interface Captured {
  /** What could be read, with a title. */
  readonly fields: Fields;
  /** Whether something that people do not see was filled in. */
  readonly isTrapped: boolean;
}

/** What forms call the fields; compared in small letters, without signs. */
const otherNames: Readonly<Record<string, string>> = {
  name: 'contactName',
  fullname: 'contactName',
  contact: 'contactName',
  company: 'companyName',
  organisation: 'companyName',
  organization: 'companyName',
  phone: 'phones',
  tel: 'phones',
  telephone: 'phones',
  mobile: 'phones',
  email: 'emails',
  mail: 'emails',
  website: 'websites',
  url: 'websites',
  subject: 'title',
  message: 'text',
  comment: 'text',
  question: 'text',
  product: 'productCategory',
};

/** What forms call the numbers of a firm. */
const numberNames: Readonly<Record<string, IdentifierScheme>> = {
  inn: 'RU-INN',
  инн: 'RU-INN',
  ogrn: 'RU-OGRN',
  огрн: 'RU-OGRN',
  siren: 'FR-SIREN',
  siret: 'FR-SIRET',
  vat: 'EU-VAT',
  vatnumber: 'EU-VAT',
  tva: 'EU-VAT',
};

const titleLength = 80;

/**
 * A lead from whatever a form has sent. What cannot be read goes into its text, line by line: nothing is refused, and a
 * field that is odd loses no other.
 * @param input untrusted, @param fallback title where nothing in it could be one
 */
export function readCaptured(
  definition: ObjectDefinition,
  input: unknown,
  { country, fallback }: { readonly country: string; readonly fallback: string },
): Captured {
  const given = isObject(input) ? flattenCustom(input) : { message: asText(input) };
  const open = definition.fields.filter((field) => isOpen(definition, field));
  const fields: Record<string, unknown> = {};
  const rest: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (name === trapField || value === null || value === undefined || value === '') continue;
    const scheme = numberNames[plainName(name)];
    const field = scheme ? open.find(({ type }) => type === 'identifiers') : findField(open, name);
    const read = field && readInto(field, fields[field.name], scheme ? { scheme, value: asText(value) } : value);
    if (field && read?.value !== undefined) fields[field.name] = read.value;
    const left = read ? read.left : [value];
    if (left.length > 0) rest.push(`${name}: ${left.map(asText).join(', ')}`);
  }
  const normalised = normaliseFields(definition, fields, country);
  const text = joinText(definition, fields.text, rest);
  return {
    fields: {
      ...normalised,
      title: titleOf(normalised, fallback),
      ...(text !== '' && { text }),
    },
    isTrapped: isObject(input) && asText(input[trapField] ?? '').trim() !== '',
  };
}

/** A second one for the same field goes into the text, but for numbers, which stand beside each other. */
function readInto(field: FieldDefinition, before: unknown, value: unknown): CapturedValue | undefined {
  if (before === undefined) return asValueOf(field, value);
  if (field.type !== 'identifiers') return undefined;
  const read = asValueOf(field, value);
  const all = [...(before as readonly unknown[]), ...((read.value as readonly unknown[] | undefined) ?? [])];
  return { ...read, value: all.slice(0, field.max) };
}

/** Nobody outside says whose it is or how far it is, names records, or learns whether a value is taken. */
function isOpen({ work }: ObjectDefinition, { name, type, readOnly, unique }: FieldDefinition): boolean {
  const isInner = readOnly || unique || name === work?.field || name === 'rejectionReason';
  return !isInner && !['reference', 'coManagers', 'credits', 'items', 'links'].includes(type);
}

function findField(fields: readonly FieldDefinition[], name: string): FieldDefinition | undefined {
  const plain = plainName(name);
  const meant = otherNames[plain];
  return (
    fields.find((field) => field.name === name) ??
    fields.find((field) => plainName(field.name) === plain) ??
    fields.find((field) => field.name === meant)
  );
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function titleOf(fields: Fields, fallback: string): string {
  const [phone] = (fields.phones as readonly { readonly value: string }[] | undefined) ?? [];
  const [email] = (fields.emails as readonly { readonly value: string }[] | undefined) ?? [];
  const [line] = String(fields.text ?? '').split('\n');
  const names = [fields.companyName, fields.contactName].filter((one) => one !== undefined).join(', ');
  const candidates = [
    fields.title,
    names,
    phone?.value,
    email?.value,
    line?.slice(0, titleLength).toWellFormed().trim(),
  ];
  const schema = fieldSchema({ name: 'title', type: 'text', max: 200 });
  const title = candidates.find((one) => typeof one === 'string' && z.safeParse(schema, one).success);
  return String(title ?? fallback);
}

function joinText(definition: ObjectDefinition, text: unknown, rest: readonly string[]): string {
  const most = definition.fields.find(({ name }) => name === 'text')?.max ?? 0;
  const parts = [text === undefined ? '' : String(text), rest.join('\n')].filter((part) => part !== '');
  return parts.join('\n\n').slice(0, most).toWellFormed().trim();
}

/** One that can be stored: without signs that are no letters. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.toWellFormed().replace(/(?![\n\t])\p{Cc}/gu, ' ');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
