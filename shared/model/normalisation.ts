import { normaliseEmail, normalisePhone } from './contact-points.ts';
import { normaliseIdentifier } from './identifiers.ts';
import type { FieldDefinition, ObjectDefinition } from './objects/definition.ts';
import type { CoManager, Email, Fields, Identifier, Phone, RecordLink } from './records.ts';

/**
 * The stored form of validated fields: canonical phones, e-mails, numbers and instants beside what was typed.
 * @param country ISO code that gives phone numbers without a prefix their meaning
 */
export function normaliseFields(definition: ObjectDefinition, fields: Fields, country: string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const field = definition.fields.find((one) => one.name === name);
      return [name, field && value !== null && value !== undefined ? normaliseValue(field, value, country) : value];
    }),
  );
}

function normaliseValue(field: FieldDefinition, value: unknown, country: string): unknown {
  switch (field.type) {
    case 'phones':
      return (value as readonly Phone[]).map((phone) => normalisePhone(phone, country));
    case 'emails':
      return (value as readonly Email[]).map(normaliseEmail);
    case 'identifiers':
      return (value as readonly Identifier[]).map((one) => ({ ...one, value: normaliseIdentifier(one.value) }));
    case 'dateTime':
      return new Date(value as string).toISOString();
    case 'enums':
      return [...new Set(value as readonly string[])];
    case 'coManagers':
      return [...new Map((value as readonly CoManager[]).map((one) => [one.userId, one])).values()];
    case 'links':
      return [...new Map((value as readonly RecordLink[]).map((one) => [one.id, one])).values()];
    default:
      return value;
  }
}
