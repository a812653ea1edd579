import type { ObjectDefinition } from './definition.ts';
import {
  currency,
  dayOf,
  description,
  documentOutline,
  number,
  ofCompany,
  owner,
  sold,
  statusOf,
} from './documents.ts';

/** What a client owes, from the books of the company; no fiscal document. */
export const invoices: ObjectDefinition = {
  name: 'invoices',
  prefix: 'inv',
  owner: 'ownerId',
  ownedBy: 'accountManager',
  company: 'companyId',
  title: ['number'],
  searched: true,
  numbered: 'I',
  work: { field: 'status', open: ['draft', 'issued'] },
  holdsCompany: true,
  date: 'dueAt',
  outline: documentOutline,
  fields: [
    number,
    ofCompany,
    { name: 'orderId', type: 'reference', to: 'orders', filter: ['eq'], form: 'main' },
    { name: 'contractId', type: 'reference', to: 'contracts', filter: ['eq'], form: 'more' },
    statusOf('draft', 'issued', 'paid', 'cancelled'),
    dayOf('issuedOn'),
    {
      name: 'dueAt',
      type: 'date',
      required: true,
      filter: ['lt', 'lte', 'gt', 'gte'],
      form: 'main',
      column: true,
    },
    currency,
    ...sold,
    { name: 'disputed', type: 'boolean', filter: ['eq'], form: 'more' },
    owner,
    description,
  ],
};
