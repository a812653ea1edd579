import type { ObjectDefinition } from './definition.ts';

export const activities: ObjectDefinition = {
  name: 'activities',
  prefix: 'act',
  owner: 'ownerId',
  company: 'companyId',
  coManaged: true,
  title: ['subject'],
  date: 'at',
  fields: [
    {
      name: 'type',
      type: 'enum',
      options: ['call', 'email', 'meeting', 'note', 'message', 'system'],
      required: true,
      filter: ['eq', 'in'],
      form: 'main',
      column: true,
    },
    { name: 'at', type: 'dateTime', required: true, filter: ['lt', 'lte', 'gt', 'gte'], form: 'main', column: true },
    { name: 'subject', type: 'text', max: 200, form: 'main', column: true },
    { name: 'companyId', type: 'reference', to: 'companies', filter: ['eq'], form: 'main', column: true },
    { name: 'contactId', type: 'reference', to: 'contacts', form: 'main' },
    { name: 'dealId', type: 'reference', to: 'deals', form: 'more' },
    { name: 'direction', type: 'enum', options: ['in', 'out'], form: 'main' },
    { name: 'durationSeconds', type: 'integer', form: 'more' },
    { name: 'text', type: 'longText', max: 10_000, form: 'main' },
    {
      name: 'ownerId',
      type: 'reference',
      filledIn: true,
      to: 'users',
      filter: ['eq', 'in'],
      form: 'more',
      column: true,
    },
  ],
};
