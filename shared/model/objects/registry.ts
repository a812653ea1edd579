import { activities } from './activities.ts';
import { companies } from './companies.ts';
import { contacts } from './contacts.ts';
import { deals } from './deals.ts';
import type { FieldDefinition, ObjectDefinition, ObjectName } from './definition.ts';

export const definitions: Readonly<Record<ObjectName, ObjectDefinition>> = { companies, contacts, deals, activities };

export function findDefinition(name: string): ObjectDefinition | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name as ObjectName] : undefined;
}

export function findField(definition: ObjectDefinition, name: string): FieldDefinition | undefined {
  return definition.fields.find((field) => field.name === name);
}
