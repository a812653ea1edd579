import * as z from 'zod/mini';
import { fieldSchema } from '#shared/model/field-schemas.ts';
import { checkIdentifier, isIdentifierScheme, normaliseIdentifier } from '#shared/model/identifiers.ts';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Identifier } from '#shared/model/records.ts';

export interface CapturedValue {
  /** Absent: nothing of it could be read. */
  readonly value?: unknown;
  /** What could not. */
  readonly left: readonly unknown[];
}

const lists: readonly FieldDefinition['type'][] = ['phones', 'emails', 'urls', 'identifiers', 'addresses', 'enums'];

/** The value of a field as it would be typed in, from what forms send: texts, numbers, lists and single ones. */
export function asValueOf(field: FieldDefinition, input: unknown): CapturedValue {
  if (!lists.includes(field.type)) {
    const value = parse(field, toSingle(field, input));
    return value === undefined ? { left: [input] } : { value, left: [] };
  }
  const most = field.max ?? 10;
  const values: unknown[] = [];
  const left: unknown[] = [];
  for (const entry of Array.isArray(input) ? input : [input]) {
    const parsed = values.length < most ? (parse(field, [toEntry(field, entry)]) as readonly unknown[]) : undefined;
    if (parsed?.length === 1 && isRight(field, parsed[0])) values.push(parsed[0]);
    else left.push(entry);
  }
  return { ...(values.length > 0 && { value: values }), left };
}

function parse(field: FieldDefinition, value: unknown): unknown {
  const result = z.safeParse(fieldSchema(field), value);
  return result.success ? result.data : undefined;
}

function toSingle({ type, options = [] }: FieldDefinition, input: unknown): unknown {
  const text = typeof input === 'string' ? input.trim() : input;
  switch (type) {
    case 'text':
    case 'decimal':
      return typeof text === 'number' ? String(text) : text;
    case 'longText':
      return typeof text === 'string' ? text.toWellFormed().replace(/(?![\n\r\t])\p{Cc}/gu, ' ') : text;
    case 'integer':
      return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return typeof text === 'string'
        ? ({ true: true, on: true, '1': true, false: false, '0': false }[text] ?? text)
        : text;
    case 'enum':
      return options.find((option) => option.toLowerCase() === String(text).toLowerCase()) ?? text;
    case 'country':
    case 'currency':
      return typeof text === 'string' ? text.toUpperCase() : text;
    default:
      return text;
  }
}

function toEntry({ type }: FieldDefinition, entry: unknown): unknown {
  if (type !== 'phones' && type !== 'emails') return typeof entry === 'string' ? entry.trim() : entry;
  const value = typeof entry === 'number' ? String(entry) : entry;
  return typeof value === 'string' ? { value: value.trim() } : value;
}

/** A number with a wrong check digit is that of nobody. */
function isRight({ type }: FieldDefinition, entry: unknown): boolean {
  if (type !== 'identifiers') return true;
  const { scheme, value } = entry as Identifier;
  return isIdentifierScheme(scheme) && checkIdentifier(scheme, normaliseIdentifier(value)) === 'valid';
}
