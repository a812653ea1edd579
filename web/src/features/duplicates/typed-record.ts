import { checkIdentifier, identifierSchemes, normaliseIdentifier } from '#shared/model/identifiers.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';

export const comparedObjects = ['companies', 'contacts', 'leads'] as const satisfies readonly ObjectName[];
export type ComparedObject = (typeof comparedObjects)[number];

/** What is worth typing of each object to see how it compares. */
export const typedFields = {
  companies: ['name', 'identifiers', 'phones', 'emails', 'websites', 'addresses'],
  contacts: ['lastName', 'firstName', 'middleName', 'phones', 'emails', 'birthday', 'addresses'],
  leads: ['companyName', 'contactName', 'legalNumbers', 'phones', 'emails', 'websites'],
} as const satisfies Record<ComparedObject, readonly string[]>;

export type Typed = Readonly<Record<string, string>>;

/** Single lines as the fields of a record; empty ones are left out. */
export function toFields(typed: Typed): Fields {
  const filled = Object.entries(typed).filter(([, line]) => line.trim() !== '');
  return Object.fromEntries(filled.map(([name, line]) => [name, toValue(name, line.trim())]));
}

function toValue(name: string, line: string): unknown {
  switch (name) {
    case 'phones':
    case 'emails':
      return [{ value: line }];
    case 'identifiers':
    case 'legalNumbers':
      return toIdentifiers(line);
    case 'websites':
      return [line];
    case 'addresses':
      return [{ city: line }];
    default:
      return line;
  }
}

/** A number belongs to the first register whose rules it keeps. */
function toIdentifiers(line: string): readonly object[] {
  const value = normaliseIdentifier(line);
  const scheme = identifierSchemes.find((one) => checkIdentifier(one, value) === 'valid');
  return scheme ? [{ scheme, value }] : [];
}
