import type { ObjectDefinition } from './definition.ts';

export const contacts: ObjectDefinition = {
  name: 'contacts',
  prefix: 'con',
  owner: 'ownerId',
  company: 'companyId',
  coManaged: true,
  title: ['lastName', 'firstName', 'middleName'],
  fields: [
    {
      name: 'lastName',
      type: 'text',
      required: true,
      max: 100,
      filter: ['eq', 'prefix'],
      match: 'personName',
      personal: true,
      form: 'main',
      column: true,
    },
    { name: 'firstName', type: 'text', max: 100, match: 'personName', personal: true, form: 'main', column: true },
    { name: 'middleName', type: 'text', max: 100, match: 'personName', personal: true, form: 'main' },
    { name: 'companyId', type: 'reference', to: 'companies', filter: ['eq'], form: 'main', column: true },
    { name: 'position', type: 'text', max: 120, form: 'main', column: true },
    { name: 'decisionMaker', type: 'boolean', filter: ['eq'], form: 'main' },
    { name: 'phones', type: 'phones', max: 20, match: 'phone', personal: true, form: 'main', column: true },
    { name: 'emails', type: 'emails', max: 20, match: 'email', personal: true, form: 'main', column: true },
    { name: 'birthday', type: 'date', personal: true, form: 'more' },
    { name: 'consent', type: 'enum', options: ['unknown', 'given', 'refused'], filter: ['eq'], form: 'more' },
    { name: 'ownerId', type: 'reference', filledIn: true, to: 'users', filter: ['eq', 'in'], form: 'more' },
    { name: 'description', type: 'longText', max: 10_000, form: 'more' },
  ],
};
