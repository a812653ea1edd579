import type { ObjectDefinition } from './definition.ts';

export const deals: ObjectDefinition = {
  name: 'deals',
  prefix: 'dea',
  owner: 'ownerId',
  company: 'companyId',
  title: ['title'],
  date: 'expectedCloseDate',
  fields: [
    { name: 'title', type: 'text', required: true, max: 200, filter: ['eq', 'prefix'], form: 'main', column: true },
    {
      name: 'companyId',
      type: 'reference',
      to: 'companies',
      required: true,
      filter: ['eq'],
      form: 'main',
      column: true,
    },
    { name: 'contactId', type: 'reference', to: 'contacts', form: 'main' },
    { name: 'pipelineId', type: 'text', max: 40, filter: ['eq'] },
    { name: 'stageId', type: 'reference', to: 'stages', filter: ['eq', 'in'], form: 'main', column: true },
    { name: 'amount', type: 'decimal', form: 'main', column: true },
    { name: 'currency', type: 'currency', filter: ['eq'], form: 'main' },
    { name: 'expectedCloseDate', type: 'date', filter: ['lt', 'lte', 'gt', 'gte'], form: 'main', column: true },
    { name: 'closedAt', type: 'dateTime', readOnly: true },
    { name: 'lostReason', type: 'text', max: 200, filter: ['eq'], form: 'more' },
    { name: 'ownerId', type: 'reference', to: 'users', filter: ['eq', 'in'], form: 'main', column: true },
    { name: 'description', type: 'longText', max: 10_000, form: 'more' },
  ],
};
