import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/organisation/role.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { listSources } from '#shared/domain/records/list-sources.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Person, people } from '#test/support/workspace.ts';

const { companies } = definitions;
const rights = readyRoles.administrator;
const blind: Role = {
  ...rights,
  id: 'blind',
  name: 'Blind',
  version: 1,
  builtIn: false,
  fields: { companies: { creditLimit: 'hidden' } },
};
const colleague: Person = { id: 'colleague', departmentId: 'company', roles: ['blind'] };
const siren = [{ scheme: 'FR-SIREN', value: '732829320' }];

/** A company of seller1 that was changed twice: industry in version 2, industry and credit limit in version 3. */
async function openWorkspace() {
  const workspace = createWorkspace({ users: [...people, colleague], roles: [blind] });
  const { id } = await workspace.create('seller1', 'companies', {
    name: 'North',
    industry: 'Wind',
    identifiers: siren,
  });
  const patch = (version: number, body: object) => {
    workspace.tick();
    return updateRecord(workspace.contextOf('manager'), companies, id, { version, body });
  };
  await patch(1, { industry: 'Ships', identifiers: [] });
  await patch(2, { industry: null, creditLimit: '100' });
  workspace.tick();
  const restore = (event: number | string, body: unknown, version = 3, user = 'seller1', key?: string) =>
    restoreValue(
      workspace.contextOf(user),
      companies,
      id,
      { event: String(event), body, version, language: 'fr' },
      key === undefined ? undefined : { key, requestHash: JSON.stringify([event, body]) },
    );
  return { workspace, id, patch, restore };
}

describe('restoreValue', () => {
  it('brings back what was there before a change, or what it brought; the audit says from where', async () => {
    const { workspace, id, restore } = await openWorkspace();
    expect(await restore(3, { field: 'industry', value: 'old' })).toMatchObject({ version: 4, industry: 'Ships' });
    expect(await restore(1, { field: 'industry', value: 'new' }, 4)).toMatchObject({ version: 5, industry: 'Wind' });
    const { data } = await listHistory(workspace.contextOf('seller1'), companies, id, { limit: 1 });
    expect(data[0]).toMatchObject({
      action: 'update',
      actor: { id: 'seller1' },
      changes: [{ field: 'industry', old: 'Ships', new: 'Wind' }],
      reason: 'Valeur de la version 1 rétablie',
    });
  });

  it('brings back that there was nothing', async () => {
    const { restore } = await openWorkspace();
    expect(await restore(3, { field: 'creditLimit', value: 'old' })).not.toHaveProperty('creditLimit');
  });

  it('is a change like any other: of the version that was seen, and by the rules of today', async () => {
    const { workspace, id, patch, restore } = await openWorkspace();
    await patch(3, { industry: 'Trains' });
    const late = await problemOf(restore(2, { field: 'industry', value: 'old' }));
    expect([late.code, late.details.members?.changed]).toEqual(['precondition.failed', ['industry']]);
    expect(await restore(3, { field: 'creditLimit', value: 'old' })).toMatchObject({ version: 5, industry: 'Trains' });

    await workspace.create('seller2', 'companies', { name: 'Other', identifiers: siren });
    expect(await codeOf(restore(1, { field: 'identifiers', value: 'new' }, 5))).toBe('identity.taken');
    const missing = await problemOf(restore(1, { field: 'name', value: 'old' }, 5));
    expect(missing.details.errors).toEqual([{ pointer: '/name', code: 'required' }]);
    expect(await codeOf(restore(3, { field: 'industry', value: 'old' }, 5, 'reader'))).toBe('access.denied');
    await deleteRecord(workspace.contextOf('admin'), companies, id);
    expect(await codeOf(restore(3, { field: 'industry', value: 'old' }, 6))).toBe('not_found');
  });

  it.each([
    [2, { field: 'name', value: 'old' }, '/field', 'option'],
    [2, { field: 'nothing', value: 'old' }, '/field', 'unknown_field'],
    [2, { field: 'industry', value: 'other' }, '/value', 'option'],
    [2, { field: 'industry' }, '/value', 'required'],
    [2, { field: 'industry', value: 'old', more: 1 }, '/more', 'unknown_field'],
    [2, null, '', 'type'],
  ])('version %i has no %o', async (event, body, pointer, code) => {
    const { restore } = await openWorkspace();
    expect((await problemOf(restore(event, body))).details.errors).toEqual([{ pointer, code }]);
  });

  it.each(['4', '0', '-1', '1.0', 'x', '', '99999999999'])('knows no version "%s"', async (event) => {
    const { restore } = await openWorkspace();
    expect(await codeOf(restore(event, { field: 'industry', value: 'old' }))).toBe('not_found');
  });

  it('knows hidden records and hidden fields as little as absent ones', async () => {
    const { restore } = await openWorkspace();
    expect(await codeOf(restore(3, { field: 'industry', value: 'old' }, 3, 'seller2'))).toBe('not_found');
    const hidden = await problemOf(restore(3, { field: 'creditLimit', value: 'old' }, 3, 'colleague'));
    expect(hidden.details.errors).toEqual([{ pointer: '/field', code: 'unknown_field' }]);
  });

  it('happens once when it is said twice', async () => {
    const { patch, restore } = await openWorkspace();
    const first = await restore(3, { field: 'industry', value: 'old' }, 3, 'seller1', 'key');
    await patch(4, { industry: 'Trains' });
    expect(await restore(3, { field: 'industry', value: 'old' }, 3, 'seller1', 'key')).toEqual(first);
  });
});

describe('listSources', () => {
  it('names who gave each value and when, and nothing of what has no value', async () => {
    const { workspace, id } = await openWorkspace();
    const { fields } = await listSources(workspace.contextOf('seller1'), companies, id);
    const [actor, manager] = [
      { id: 'seller1', name: 'Name of seller1' },
      { id: 'manager', name: 'Name of manager' },
    ];
    const first = { at: '2026-11-20T10:00:00.000Z', actor, channel: 'api', version: 1 };
    expect(fields).toEqual({
      name: first,
      status: first,
      country: first,
      accountManagerId: first,
      identifiers: { at: '2026-11-20T10:00:01.000Z', actor: manager, channel: 'api', version: 2 },
      creditLimit: { at: '2026-11-20T10:00:02.000Z', actor: manager, channel: 'api', version: 3 },
    });
  });

  it('leaves out what is hidden, and answers nobody who may not read the record', async () => {
    const { workspace, id } = await openWorkspace();
    expect((await listSources(workspace.contextOf('colleague'), companies, id)).fields).not.toHaveProperty(
      'creditLimit',
    );
    expect(await codeOf(listSources(workspace.contextOf('seller2'), companies, id))).toBe('not_found');
    expect(await codeOf(listSources(workspace.contextOf('seller1'), companies, 'x'.repeat(3000)))).toBe('not_found');
  });

  it('costs one round trip, and no more of the history than 200 versions', async () => {
    const { workspace, id, patch } = await openWorkspace();
    for (let version = 3; version < 203; version += 1) await patch(version, { legalName: `North ${version}` });
    const meter = new Meter();
    const { fields } = await listSources(workspace.contextOf('seller1', meter), companies, id);
    expect(meter.cost.trips).toBe(1);
    expect(Object.keys(fields)).toEqual(['legalName']);
  });
});
