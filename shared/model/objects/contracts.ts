import type { ObjectDefinition } from './definition.ts';
import { currency, description, documentOutline, number, ofCompany, owner, statusOf } from './documents.ts';

export const contracts: ObjectDefinition = {
  name: 'contracts',
  prefix: 'ctr',
  owner: 'ownerId',
  ownedBy: 'accountManager',
  company: 'companyId',
  title: ['number', 'title'],
  searched: true,
  numbered: 'C',
  work: { field: 'status', open: ['draft', 'active', 'suspended'] },
  holdsCompany: true,
  date: 'endsOn',
  outline: documentOutline,
  fields: [
    number,
    { name: 'title', type: 'text', required: true, max: 200, form: 'main', column: true },
    ofCompany,
    { name: 'contactId', type: 'reference', to: 'contacts', filter: ['eq'], form: 'more' },
    { name: 'dealId', type: 'reference', to: 'deals', filter: ['eq'], form: 'more' },
    /** Of an annex: the contract that it belongs to. */
    { name: 'contractId', type: 'reference', to: 'contracts', filter: ['eq'], form: 'more' },
    statusOf('draft', 'active', 'suspended', 'ended'),
    { name: 'signedOn', type: 'date', form: 'main' },
    { name: 'startsOn', type: 'date', form: 'main' },
    { name: 'endsOn', type: 'date', filter: ['lt', 'lte', 'gt', 'gte'], form: 'main', column: true },
    { name: 'autoRenewal', type: 'boolean', filter: ['eq'], form: 'more' },
    { name: 'amount', type: 'decimal', form: 'main', column: true },
    currency,
    { name: 'paymentTerms', type: 'text', max: 120, form: 'more' },
    owner,
    description,
  ],
};
