import type { ObjectName } from './objects/definition.ts';
import { objectNames } from './objects/definition.ts';

export const actions = ['create', 'read', 'edit', 'delete', 'export'] as const;
export type Action = (typeof actions)[number];

/** How far a right reaches; each scope contains the ones before it. */
export const scopes = ['none', 'own', 'department', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** Rights that are not about one object. */
export const capabilities = ['runJobs', 'readReports', 'configure'] as const;
export type Capability = (typeof capabilities)[number];

export type ObjectRights = Readonly<Record<Action, Scope>>;
export interface Permissions {
  readonly objects: Readonly<Record<ObjectName, ObjectRights>>;
  readonly capabilities: readonly Capability[];
}

export const roleIds = ['administrator', 'director', 'headOfSales', 'seller', 'serviceAgent', 'readOnly'] as const;
export type RoleId = (typeof roleIds)[number];

const rights = (create: Scope, read: Scope, edit: Scope, remove: Scope, exported: Scope): ObjectRights => ({
  create,
  read,
  edit,
  delete: remove,
  export: exported,
});
const same = (value: ObjectRights): Permissions['objects'] =>
  Object.fromEntries(objectNames.map((name) => [name, value])) as Record<ObjectName, ObjectRights>;

/** The roles every workspace starts with. */
export const readyRoles: Readonly<Record<RoleId, Permissions>> = {
  administrator: { objects: same(rights('all', 'all', 'all', 'all', 'all')), capabilities },
  director: { objects: same(rights('all', 'all', 'all', 'none', 'all')), capabilities: ['readReports'] },
  headOfSales: {
    objects: same(rights('department', 'department', 'department', 'department', 'department')),
    capabilities: ['readReports'],
  },
  seller: { objects: same(rights('own', 'own', 'own', 'none', 'own')), capabilities: ['readReports'] },
  serviceAgent: {
    objects: {
      companies: rights('none', 'all', 'none', 'none', 'none'),
      contacts: rights('all', 'all', 'all', 'none', 'none'),
      deals: rights('none', 'none', 'none', 'none', 'none'),
      activities: rights('all', 'all', 'own', 'none', 'none'),
    },
    capabilities: [],
  },
  readOnly: { objects: same(rights('none', 'all', 'none', 'none', 'none')), capabilities: ['readReports'] },
};

function widest(left: Scope, right: Scope): Scope {
  return scopes.indexOf(left) >= scopes.indexOf(right) ? left : right;
}

/** Several roles of one person add up: the widest scope counts. */
export function combineRoles(roles: readonly Permissions[]): Permissions {
  const objects = Object.fromEntries(
    objectNames.map((name) => [
      name,
      Object.fromEntries(
        actions.map((action) => [action, roles.map((role) => role.objects[name][action]).reduce(widest, 'none')]),
      ),
    ]),
  ) as Permissions['objects'];
  return { objects, capabilities: capabilities.filter((one) => roles.some((role) => role.capabilities.includes(one))) };
}
