import { translate } from '#shared/model/messages/translate.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { noRights } from '#shared/model/permissions.ts';
import { readyRoles, roleIds } from '#shared/model/ready-roles.ts';
import type { RoleInput, RoleName } from '#shared/model/roles.ts';
import { languages } from '#shared/model/tenant.ts';
import { roleKey } from '#shared/store/keys/organisation.ts';
import type { Item } from '#shared/store/table.ts';

/** A set of rights that people are given by its id. */
export interface Role extends RoleInput {
  readonly id: string;
  readonly version: number;
  /** Ready roles are the same everywhere and cannot be changed. */
  readonly builtIn: boolean;
}

export const readyOnes: readonly Role[] = roleIds.map((id) => ({
  id,
  version: 1,
  builtIn: true,
  name: Object.fromEntries(languages.map((language) => [language, translate(language, `role.${id}`)])) as RoleName,
  ...readyRoles[id],
}));

export function workspaceRoles(ownRoles: readonly Role[] = []): ReadonlyMap<string, Role> {
  return new Map([...readyOnes, ...ownRoles].map((role) => [role.id, role]));
}

export function toRoleItem({ id, version, name, objects, fields, capabilities }: Role): Item {
  return { ...roleKey(id), type: 'role', shape: 1, version, data: { id, name, objects, fields, capabilities } };
}

/** On what came into the world after the role, it gives no rights. */
export function toRole(item: Item): Role {
  const data = item.data as Omit<Role, 'version' | 'builtIn'>;
  const objects = Object.fromEntries(objectNames.map((name) => [name, { ...noRights, ...data.objects[name] }]));
  return { ...data, objects: objects as Role['objects'], version: Number(item.version), builtIn: false };
}
