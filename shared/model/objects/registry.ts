import { activities } from './activities.ts';
import { cases } from './cases.ts';
import { companies } from './companies.ts';
import { contacts } from './contacts.ts';
import { contracts } from './contracts.ts';
import { deals } from './deals.ts';
import type { FieldDefinition, ObjectDefinition, ObjectName } from './definition.ts';
import { invoices } from './invoices.ts';
import { leads } from './leads.ts';
import { orders } from './orders.ts';
import { payments } from './payments.ts';
import { products } from './products.ts';
import { quotes } from './quotes.ts';
import { tasks } from './tasks.ts';

export const definitions: Readonly<Record<ObjectName, ObjectDefinition>> = {
  companies,
  contacts,
  leads,
  deals,
  products,
  quotes,
  contracts,
  orders,
  invoices,
  payments,
  cases,
  tasks,
  activities,
};

export type Definitions = Readonly<Record<ObjectName, ObjectDefinition>>;

/** All objects with the fields that a workspace has added to them. */
export function withFields(added: Readonly<Partial<Record<ObjectName, readonly FieldDefinition[]>>>): Definitions {
  const all = Object.values(definitions).map((definition) => {
    const fields = added[definition.name] ?? [];
    return [
      definition.name,
      fields.length > 0 ? { ...definition, fields: [...definition.fields, ...fields] } : definition,
    ];
  });
  return Object.fromEntries(all) as Definitions;
}

export function findDefinition(name: string): ObjectDefinition | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name as ObjectName] : undefined;
}

/** Whether several of its records can become one: clients and people can, what was issued or agreed cannot. */
export function isMergeable({ company, person }: ObjectDefinition): boolean {
  return company === 'id' || person !== undefined;
}

/** Fields that go when the person is erased whom the record is, or is about. */
export function personalFields({ fields }: ObjectDefinition): readonly string[] {
  return fields.filter((field) => field.personal).map(({ name }) => name);
}

export function findField(definition: ObjectDefinition, name: string): FieldDefinition | undefined {
  return definition.fields.find((field) => field.name === name);
}
