import type { ObjectDefinition } from './definition.ts';
import { currency, dayOf, description, ofCompany, owner } from './documents.ts';

export const payments: ObjectDefinition = {
  name: 'payments',
  prefix: 'pay',
  owner: 'ownerId',
  ownedBy: 'accountManager',
  company: 'companyId',
  title: ['reference'],
  listBy: 'date',
  date: 'paidOn',
  outline: ['reference', 'companyId', 'paidOn', 'ownerId'],
  fields: [
    dayOf('paidOn'),
    ofCompany,
    { name: 'amount', type: 'decimal', required: true, form: 'main', column: true },
    currency,
    {
      name: 'method',
      type: 'enum',
      options: ['transfer', 'card', 'cash', 'other'],
      filter: ['eq', 'in'],
      form: 'main',
      column: true,
    },
    { name: 'reference', type: 'text', max: 120, filter: ['eq'], form: 'main', column: true },
    owner,
    description,
  ],
};
