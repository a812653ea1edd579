import type { FieldDefinition, ObjectDefinition, ObjectName } from './objects/definition.ts';
import { objectNames } from './objects/definition.ts';
import { type Definitions, definitions } from './objects/registry.ts';

export const actions = ['create', 'read', 'edit', 'delete', 'export', 'merge', 'import'] as const;
export type Action = (typeof actions)[number];

/** How far a right reaches; each scope contains the ones before it. */
export const scopes = ['none', 'own', 'department', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** Rights that are not about one object. */
export const capabilities = ['runJobs', 'readReports', 'configure', 'erasePersons'] as const;
export type Capability = (typeof capabilities)[number];

/** What a role takes away of a field; `hidden` takes more. */
export const fieldLimits = ['hidden', 'readOnly'] as const;
export type FieldLimit = (typeof fieldLimits)[number];

export type ObjectRights = Readonly<Record<Action, Scope>>;
export type FieldLimits = Readonly<Partial<Record<ObjectName, Readonly<Record<string, FieldLimit>> | undefined>>>;

export interface Permissions {
  readonly objects: Readonly<Record<ObjectName, ObjectRights>>;
  /** A field that is not named follows its object. */
  readonly fields: FieldLimits;
  readonly capabilities: readonly Capability[];
}

export const noRights: ObjectRights = {
  create: 'none',
  read: 'none',
  edit: 'none',
  delete: 'none',
  export: 'none',
  merge: 'none',
  import: 'none',
};

function widest(left: Scope, right: Scope): Scope {
  return scopes.indexOf(left) >= scopes.indexOf(right) ? left : right;
}

/**
 * Several roles of one person add up: the widest scope counts, and a field is limited only as far as each of the roles
 * limits it; a role that opens nothing of an object has no say in its fields. The result names all limits.
 */
export function combineRoles(roles: readonly Permissions[], live: Definitions = definitions): Permissions {
  const objects = Object.fromEntries(
    objectNames.map((name) => [
      name,
      Object.fromEntries(
        actions.map((action) => [action, roles.map((role) => role.objects[name][action]).reduce(widest, 'none')]),
      ),
    ]),
  ) as Permissions['objects'];
  return {
    objects,
    fields: combineLimits(roles, live),
    capabilities: capabilities.filter((one) => roles.some((role) => role.capabilities.includes(one))),
  };
}

function combineLimits(roles: readonly Permissions[], live: Definitions): FieldLimits {
  const limits = Object.values(live).map((definition) => {
    const concerned = roles.filter((role) => hasRights(role, definition) || followsClient(role, definition));
    const ofObject = definition.fields.flatMap((field) => {
      const limit = weakest(concerned.map((role) => limitOf(role, definition, field)));
      return limit === 'none' ? [] : [[field.name, limit] as const];
    });
    return [definition.name, Object.fromEntries(ofObject)] as const;
  });
  return Object.fromEntries(limits.filter(([, fields]) => Object.keys(fields).length > 0));
}

function weakest(limits: readonly (FieldLimit | 'none')[]): FieldLimit | 'none' {
  if (limits.every((limit) => limit === 'hidden')) return limits.length > 0 ? 'hidden' : 'none';
  return limits.includes('none') ? 'none' : 'readOnly';
}

function hasRights(role: Permissions, { name }: ObjectDefinition): boolean {
  const { create, read, edit } = role.objects[name];
  return [create, read, edit].some((scope) => scope !== 'none');
}

/** Whoever may read a client reads what hangs on it. */
function followsClient(role: Permissions, { company }: ObjectDefinition): boolean {
  return company === 'companyId' && role.objects.companies.read !== 'none';
}

/** Without a right on the object itself, what follows the client is seen in outline. */
function limitOf(role: Permissions, definition: ObjectDefinition, field: FieldDefinition): FieldLimit | 'none' {
  const isInOutline = definition.outline?.includes(field.name) ?? true;
  if (!hasRights(role, definition) && !isInOutline) return 'hidden';
  return role.fields[definition.name]?.[field.name] ?? 'none';
}
