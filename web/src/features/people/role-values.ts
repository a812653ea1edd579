import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type Capability, type FieldLimit, noRights, type Permissions, type Scope } from '#shared/model/permissions.ts';
import { canBeLimited } from '#shared/model/visible-definition.ts';
import type { RequestOf } from '../../api/operations.ts';

/** What can be allowed today; the other actions have no page yet. */
export const shownActions = ['create', 'read', 'edit', 'delete', 'export'] as const;

/** A role as the form holds it: limits as lists of `<object>.<field>`. */
export interface RoleValues {
  name: string;
  objects: Record<string, Record<string, Scope>>;
  hidden: string[];
  readOnly: string[];
  capabilities: Capability[];
}

export function toRoleValues(rights: Permissions | undefined, name: string): RoleValues {
  const limited = (limit: FieldLimit) =>
    objectNames.flatMap((object) =>
      Object.entries(rights?.fields[object] ?? {})
        .filter(([, one]) => one === limit)
        .map(([field]) => `${object}.${field}`),
    );
  return {
    name,
    objects: Object.fromEntries(objectNames.map((object) => [object, { ...(rights?.objects[object] ?? noRights) }])),
    hidden: limited('hidden'),
    readOnly: limited('readOnly'),
    capabilities: [...(rights?.capabilities ?? [])],
  };
}

type RolePatch = RequestOf<'PATCH', '/roles/{id}'>['body'];

/** @param before the role that is changed: what it limits no longer is taken back by null */
export function toRoleBody(
  { hidden, readOnly, ...values }: RoleValues,
  before: Pick<Permissions, 'fields'> | undefined,
): RolePatch & Pick<RoleValues, 'name'> {
  const fields: Record<string, Record<string, FieldLimit | null>> = {};
  const set = (object: string, field: string, limit: FieldLimit | null) => {
    fields[object] = { ...fields[object], [field]: limit };
  };
  for (const object of objectNames)
    for (const field of Object.keys(before?.fields[object] ?? {})) set(object, field, null);
  for (const [limit, names] of [
    ['readOnly', readOnly],
    ['hidden', hidden],
  ] as const)
    for (const name of names) {
      const [object = '', field = ''] = name.split('.');
      set(object, field, limit);
    }
  return { ...values, fields };
}

/** Fields of each object that a role may limit so. */
export function limitableFields(
  limit: FieldLimit,
): readonly { readonly object: ObjectName; readonly fields: readonly string[] }[] {
  return Object.values(definitions).map((definition) => ({
    object: definition.name,
    fields: definition.fields.filter((field) => canBeLimited(definition, field, limit)).map(({ name }) => name),
  }));
}
