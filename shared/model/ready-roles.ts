import { objectNames } from './objects/definition.ts';
import { actions, capabilities, noRights, type ObjectRights, type Permissions, type Scope } from './permissions.ts';

export const roleIds = [
  'administrator',
  'director',
  'headOfSales',
  'seller',
  'serviceAgent',
  'accountant',
  'marketer',
  'readOnly',
] as const;
export type RoleId = (typeof roleIds)[number];

const everywhere = (scope: Scope): ObjectRights =>
  Object.fromEntries(actions.map((action) => [action, scope])) as ObjectRights;
const same = (value: ObjectRights): Permissions['objects'] =>
  Object.fromEntries(objectNames.map((name) => [name, value])) as Permissions['objects'];
const reader: ObjectRights = { ...noRights, read: 'all' };

/** The roles every workspace starts with; their names are in the messages under `role.<id>`. */
export const readyRoles: Readonly<Record<RoleId, Permissions>> = {
  administrator: { objects: same(everywhere('all')), fields: {}, capabilities },
  director: { objects: same({ ...everywhere('all'), delete: 'none' }), fields: {}, capabilities: ['readReports'] },
  headOfSales: { objects: same(everywhere('department')), fields: {}, capabilities: ['readReports'] },
  seller: {
    objects: same({ ...noRights, create: 'own', read: 'own', edit: 'own', export: 'own' }),
    fields: {},
    capabilities: ['readReports'],
  },
  serviceAgent: {
    objects: {
      companies: reader,
      contacts: { ...reader, create: 'all', edit: 'all' },
      // Deals follow the client, in outline: what they are worth is not the business of service.
      deals: noRights,
      activities: { ...reader, create: 'all', edit: 'own' },
    },
    fields: {},
    capabilities: [],
  },
  accountant: {
    objects: {
      companies: { ...reader, export: 'all' },
      contacts: reader,
      deals: { ...reader, export: 'all' },
      activities: { ...reader, create: 'own', edit: 'own' },
    },
    fields: {},
    capabilities: ['readReports'],
  },
  marketer: {
    objects: {
      companies: { ...reader, create: 'own', edit: 'own', import: 'own' },
      contacts: { ...reader, create: 'own', edit: 'own', export: 'all', import: 'own' },
      deals: reader,
      activities: { ...reader, create: 'own', edit: 'own' },
    },
    fields: { companies: { creditLimit: 'hidden', paymentTerms: 'hidden' }, deals: { amount: 'hidden' } },
    capabilities: [],
  },
  readOnly: { objects: same(reader), fields: {}, capabilities: ['readReports'] },
};
