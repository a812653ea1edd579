import { type ObjectName, objectNames } from './objects/definition.ts';
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
/** The same rights for all objects, but those that are named. */
const objects = (
  value: ObjectRights,
  others: Readonly<Partial<Record<ObjectName, ObjectRights>>> = {},
): Permissions['objects'] =>
  Object.fromEntries(objectNames.map((name) => [name, others[name] ?? value])) as Permissions['objects'];

const reader: ObjectRights = { ...noRights, read: 'all' };
/** Whoever works alone: their own records, and no deletion. */
const worker: ObjectRights = { ...noRights, create: 'own', read: 'own', edit: 'own', export: 'own' };
/** What is noted or asked of colleagues, by people who otherwise only read. */
const noter: ObjectRights = { ...reader, create: 'own', edit: 'own' };
const keeper: ObjectRights = { ...reader, create: 'all', edit: 'all', export: 'all' };

/** The roles every workspace starts with; their names are in the messages under `role.<id>`. */
export const readyRoles: Readonly<Record<RoleId, Permissions>> = {
  administrator: { objects: objects(everywhere('all')), fields: {}, capabilities },
  director: { objects: objects({ ...everywhere('all'), delete: 'none' }), fields: {}, capabilities: ['readReports'] },
  headOfSales: {
    // The price list is everybody's: a head of sales keeps it, whoever entered a line.
    objects: objects(everywhere('department'), { products: { ...keeper, delete: 'all', import: 'all' } }),
    fields: {},
    capabilities: ['readReports'],
  },
  seller: {
    objects: objects(worker, {
      products: reader,
      // What is owed comes from the books.
      invoices: { ...noRights, read: 'own', export: 'own' },
      payments: { ...noRights, read: 'own', export: 'own' },
    }),
    fields: {},
    capabilities: ['readReports'],
  },
  serviceAgent: {
    objects: {
      ...objects(noRights),
      // Deals, quotes and debts follow the client, in outline: what they are worth is not the business of service.
      companies: reader,
      contacts: { ...reader, create: 'all', edit: 'all' },
      leads: { ...noRights, create: 'own', read: 'own', edit: 'own' },
      products: reader,
      orders: reader,
      cases: { ...reader, create: 'all', edit: 'all' },
      tasks: { ...reader, create: 'all', edit: 'own' },
      activities: { ...reader, create: 'all', edit: 'own' },
    },
    fields: {},
    capabilities: [],
  },
  accountant: {
    objects: objects(reader, {
      companies: { ...reader, export: 'all' },
      deals: { ...reader, export: 'all' },
      contracts: keeper,
      orders: { ...reader, edit: 'all', export: 'all' },
      invoices: { ...keeper, delete: 'all', import: 'all' },
      payments: { ...keeper, delete: 'all', import: 'all' },
      tasks: noter,
      activities: noter,
    }),
    fields: {},
    capabilities: ['readReports'],
  },
  marketer: {
    objects: objects(reader, {
      companies: { ...reader, create: 'own', edit: 'own', import: 'own' },
      contacts: { ...reader, create: 'own', edit: 'own', export: 'all', import: 'own' },
      leads: { ...reader, create: 'all', edit: 'own', export: 'all', import: 'own' },
      contracts: noRights,
      invoices: noRights,
      payments: noRights,
      tasks: noter,
      activities: noter,
    }),
    fields: {
      companies: { creditLimit: 'hidden', paymentTerms: 'hidden', agreedDiscount: 'hidden', priceList: 'hidden' },
      deals: { amount: 'hidden', items: 'hidden' },
    },
    capabilities: [],
  },
  readOnly: { objects: objects(reader), fields: {}, capabilities: ['readReports'] },
};
