import { describe, expect, it } from 'vitest';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { createRole, listRoles, updateRole } from '#shared/domain/organisation/manage-roles.ts';
import type { Role } from '#shared/domain/organisation/role.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { auditPartition } from '#shared/store/keys/history.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const helper = { name: { ru: 'Помощник', fr: 'Assistant', en: 'Helper' }, objects: { deals: { read: 'own' } } };

describe('own roles', () => {
  it('are listed after the ready ones, and everybody may know their names', async () => {
    const workspace = createWorkspace();
    const role = await createRole(workspace.contextOf('admin'), helper);
    const all = (await listRoles(workspace.contextOf('admin'))) as readonly Role[];
    expect(all.map(({ id }) => id)).toEqual([...Object.keys(readyRoles), role.id]);
    expect(all.at(-1)).toEqual(role);
    const seen = await listRoles(workspace.contextOf('seller1'));
    expect(seen.at(-1)).toEqual({ id: role.id, name: helper.name, builtIn: false });
  });

  it('give their rights to those who have them', async () => {
    const workspace = createWorkspace();
    const role = await createRole(workspace.contextOf('admin'), helper);
    const { roles } = await loadDirectory(workspace.table);
    expect(roles.get(role.id)).toEqual(role);
    expect(roles.get('seller')?.objects).toEqual(readyRoles.seller.objects);
  });

  it('are changed by a merge patch of the version that was seen, and every change is kept', async () => {
    const workspace = createWorkspace();
    const context = workspace.contextOf('admin');
    const { id } = await createRole(context, helper);
    const patch = { objects: { deals: { edit: 'own' } }, fields: { deals: { amount: 'readOnly' } } };
    const changed = await updateRole(context, id, patch, 1);
    expect([changed.version, changed.objects.deals.read, changed.objects.deals.edit]).toEqual([2, 'own', 'own']);
    const cleared = await updateRole(context, id, { fields: { deals: { amount: null } } }, 2);
    expect(cleared.fields.deals).toEqual({});
    expect(await codeOf(updateRole(context, id, { name: 'Late' }, 2))).toBe('precondition.failed');
    const { items } = await workspace.table.query({ pk: auditPartition(id) });
    expect(items.map(({ action }) => action)).toEqual(['create', 'update', 'update']);
    expect(items[1]).toMatchObject({ changes: [{ field: 'objects' }, { field: 'fields' }], actor: { id: 'admin' } });
  });

  it('lets one of two changes at once through', async () => {
    const context = createWorkspace().contextOf('admin');
    const { id } = await createRole(context, helper);
    const outcomes = await Promise.allSettled(['A', 'B'].map((name) => updateRole(context, id, { name }, 1)));
    expect(outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'done')).toSorted()).toEqual([
      'done',
      'write.conflict',
    ]);
  });

  it('are made by those alone who configure; ready ones by nobody', async () => {
    const workspace = createWorkspace();
    const admin = workspace.contextOf('admin');
    expect(await codeOf(createRole(workspace.contextOf('director'), helper))).toBe('access.denied');
    expect(await codeOf(updateRole(workspace.contextOf('director'), 'seller', {}, 1))).toBe('access.denied');
    expect(await codeOf(updateRole(admin, 'seller', { name: 'Mine' }, 1))).toBe('role.built_in');
    expect(await codeOf(updateRole(admin, `rol_${'0'.repeat(26)}`, {}, 1))).toBe('not_found');
    expect(await codeOf(updateRole(admin, 'USR#admin', {}, 1))).toBe('not_found');
    expect(await codeOf(createRole(admin, { ...helper, builtIn: true }))).toBe('validation.failed');
  });
});
