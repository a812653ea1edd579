import * as z from 'zod/mini';
import { fieldSchema } from '#shared/model/field-schemas.ts';
import { checkIdentifier, isIdentifierScheme, normaliseIdentifier } from '#shared/model/identifiers.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';

/**
 * What of a record that is still being typed can be compared, in the form in which it would be stored. Whatever is not
 * right yet is left out: a form is asked about long before it could be saved.
 * @param input untrusted
 */
export function readHalfTyped(definition: ObjectDefinition, input: unknown, country: string): Fields {
  if (typeof input !== 'object' || input === null) return {};
  const typed = input as Fields;
  const fields = definition.fields
    .filter(({ match, name }) => (match !== undefined || name === 'parentId') && Object.hasOwn(typed, name))
    .flatMap((field) => {
      const value = readValue(field, typed[field.name]);
      return value === undefined ? [] : [[field.name, value] as const];
    });
  return normaliseFields(definition, Object.fromEntries(fields), country);
}

function readValue(field: FieldDefinition, value: unknown): unknown {
  const schema = fieldSchema(field);
  if (!Array.isArray(value)) return parse(schema, value);
  const most = field.max ?? value.length;
  const entries = value.slice(0, most).flatMap((entry) => (parse(schema, [entry]) as readonly unknown[]) ?? []);
  return field.type === 'identifiers' ? (entries as readonly Identifier[]).filter(isValid) : entries;
}

function parse(schema: z.core.$ZodType, value: unknown): unknown {
  const result = z.safeParse(schema, value);
  return result.success ? result.data : undefined;
}

/** A number with a wrong check digit is that of nobody. */
function isValid({ scheme, value }: Identifier): boolean {
  return isIdentifierScheme(scheme) && checkIdentifier(scheme, normaliseIdentifier(value)) === 'valid';
}
