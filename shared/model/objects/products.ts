import type { ObjectDefinition } from './definition.ts';

/** A line of the price list. */
export const products: ObjectDefinition = {
  name: 'products',
  prefix: 'pro',
  owner: 'ownerId',
  title: ['name'],
  searched: true,
  fields: [
    { name: 'name', type: 'text', required: true, max: 200, filter: ['eq', 'prefix'], form: 'main', column: true },
    { name: 'code', type: 'text', max: 60, filter: ['eq'], match: 'name', form: 'main', column: true },
    { name: 'category', type: 'text', max: 80, filter: ['eq', 'in'], form: 'main', column: true },
    { name: 'unit', type: 'text', max: 20, form: 'main', column: true },
    { name: 'price', type: 'decimal', form: 'main', column: true },
    {
      name: 'currency',
      type: 'currency',
      filledIn: true,
      default: { from: 'tenant' },
      filter: ['eq'],
      form: 'main',
    },
    { name: 'vatRate', type: 'decimal', percent: true, form: 'main' },
    {
      name: 'status',
      type: 'enum',
      options: ['active', 'discontinued'],
      filledIn: true,
      default: 'active',
      filter: ['eq', 'in'],
      form: 'main',
      column: true,
    },
    { name: 'ownerId', type: 'reference', filledIn: true, to: 'users', filter: ['eq', 'in'], form: 'more' },
    { name: 'description', type: 'longText', max: 10_000, form: 'more' },
  ],
};
