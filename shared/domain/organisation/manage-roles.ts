import { Problem } from '#shared/model/problems.ts';
import { mergePatch, readRole } from '#shared/model/roles.ts';
import { organisationPk, roleKey, rolePrefix } from '#shared/store/keys/organisation.ts';
import { hasVersion, isAbsent, WriteConflict } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type ChangeAction, diffFields, writeAudit } from '../records/audit.ts';
import { type Role, readyOnes, toRole, toRoleItem, workspaceRoles } from './role.ts';

/** Everybody may know what the roles are called; what they allow is shown to those who configure. */
export async function listRoles(context: Context): Promise<readonly object[]> {
  const { items } = await context.table.query({
    pk: organisationPk,
    sk: { beginsWith: rolePrefix },
    consistent: true,
  });
  const roles = [...workspaceRoles(items.map(toRole)).values()];
  if (context.actor.permissions.capabilities.includes('configure')) return roles;
  return roles.map(({ id, name, builtIn }) => ({ id, name, builtIn }));
}

/** @throws Problem `access.denied` | `validation.failed` */
export async function createRole(context: Context, body: unknown): Promise<Role> {
  requireCapability(context.actor, 'configure');
  const role = {
    ...readRole(body, context.directory.definitions),
    id: context.newId('rol'),
    version: 1,
    builtIn: false,
  };
  return saveRole(context, undefined, role);
}

/**
 * Acts for everybody who has the role within ten seconds.
 * @param patch JSON merge patch, @param version the one that the caller has seen
 * @throws Problem `access.denied` | `not_found` | `role.built_in` | `validation.failed` | `precondition.failed`
 */
export async function updateRole(context: Context, id: string, patch: unknown, version: number): Promise<Role> {
  requireCapability(context.actor, 'configure');
  if (readyOnes.some((role) => role.id === id)) throw new Problem('role.built_in');
  const before = await findRole(context, id);
  if (before.version !== version) throw stale(before);
  const { id: _id, version: _version, builtIn: _builtIn, ...input } = before;
  const after = {
    ...readRole(mergePatch(input, patch), context.directory.definitions),
    id,
    version: version + 1,
    builtIn: false,
  };
  return saveRole(context, before, after);
}

async function findRole(context: Context, id: string): Promise<Role> {
  if (!/^rol_[0-9A-Z]{26}$/.test(id)) throw new Problem('not_found');
  const item = await context.table.get(roleKey(id), { consistent: true });
  if (!item) throw new Problem('not_found');
  return toRole(item);
}

async function saveRole(context: Context, before: Role | undefined, after: Role): Promise<Role> {
  const action: ChangeAction = before ? 'update' : 'create';
  const changes = diffFields(before ? toFields(before) : {}, toFields(after));
  if (changes.length === 0) return before ?? after;
  const audited = { ...after, object: 'roles', updatedAt: context.now().toISOString() };
  try {
    await context.table.transact([
      { put: toRoleItem(after), if: before ? hasVersion(before.version) : isAbsent },
      writeAudit(context, audited, action, changes),
    ]);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
  return after;
}

function toFields({ name, objects, fields, capabilities }: Role) {
  return { name, objects, fields, capabilities };
}

function stale(current: Role): Problem {
  return new Problem('precondition.failed', { members: { current } });
}
