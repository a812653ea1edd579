import type { FieldDefinition } from './definition.ts';

/** Fields that what is sold on paper has in common. */

/** Given by the system, or taken over from the books of the company. */
export const number: FieldDefinition = {
  name: 'number',
  type: 'text',
  filledIn: true,
  max: 40,
  filter: ['eq', 'prefix'],
  match: 'name',
  form: 'more',
  column: true,
};

export const ofCompany: FieldDefinition = {
  name: 'companyId',
  type: 'reference',
  to: 'companies',
  required: true,
  filter: ['eq'],
  form: 'main',
  column: true,
};

export const currency: FieldDefinition = {
  name: 'currency',
  type: 'currency',
  filledIn: true,
  default: { from: 'tenant' },
  filter: ['eq'],
  form: 'main',
};

/** Prices are without VAT; the sums follow from the items. */
export const sold: readonly FieldDefinition[] = [
  { name: 'items', type: 'items', max: 100, form: 'main' },
  { name: 'net', type: 'decimal', readOnly: true },
  { name: 'vat', type: 'decimal', readOnly: true },
  { name: 'total', type: 'decimal', readOnly: true, column: true },
];

export const owner: FieldDefinition = {
  name: 'ownerId',
  type: 'reference',
  filledIn: true,
  to: 'users',
  filter: ['eq', 'in'],
  form: 'more',
  column: true,
};

export const description: FieldDefinition = { name: 'description', type: 'longText', max: 10_000, form: 'more' };

/** A day that a document is from, today unless told otherwise. */
export function dayOf(name: string): FieldDefinition {
  return {
    name,
    type: 'date',
    filledIn: true,
    default: { from: 'today' },
    filter: ['lt', 'lte', 'gt', 'gte'],
    form: 'main',
    column: true,
  };
}

export function statusOf(first: string, ...others: readonly string[]): FieldDefinition {
  return {
    name: 'status',
    type: 'enum',
    options: [first, ...others],
    filledIn: true,
    default: first,
    filter: ['eq', 'in'],
    form: 'main',
    column: true,
  };
}

/** What whoever reads the client sees of its documents: that there is one, and how far it is. */
export const documentOutline: readonly string[] = ['number', 'title', 'companyId', 'status', 'ownerId'];
