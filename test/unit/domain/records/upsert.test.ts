import { describe, expect, it } from 'vitest';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { upsertRecord } from '#shared/domain/records/upsert-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, contacts } = definitions;
const siren = { scheme: 'FR-SIREN', value: '732829320' };
const inn = { scheme: 'RU-INN', value: '0000000018' };

const put = (workspace: Workspace, body: unknown, { user = 'seller1', address = siren, key = '' } = {}) =>
  upsertRecord(workspace.contextOf(user), companies, address, body, key ? { key, requestHash: 'hash' } : undefined);

const recordsOf = ({ table }: Workspace) => table.snapshot().filter((item) => item.sk === 'REC');

describe('upsertRecord', () => {
  it('creates with the number, then changes the record that holds it', async () => {
    const workspace = createWorkspace();
    const first = await put(workspace, { name: 'North', industry: 'wind' });
    expect(first).toMatchObject({ isNew: true, record: { version: 1, identifiers: [siren] } });
    const second = await put(workspace, { name: 'South' }, { address: { ...siren, value: '732 829 320' } });
    expect(second).toMatchObject({
      isNew: false,
      record: { id: first.record.id, version: 2, name: 'South', industry: 'wind', identifiers: [siren] },
    });
    expect(await put(workspace, { name: 'South' })).toMatchObject({ isNew: false, record: { version: 2 } });
  });

  it('adds the number to other numbers, and takes it as it stands in the body', async () => {
    const workspace = createWorkspace();
    const vat = { scheme: 'EU-VAT', value: 'FR44732829320' };
    const { record } = await put(workspace, { name: 'North', identifiers: [vat] });
    expect(record.identifiers).toEqual([vat, siren]);
    const again = await put(workspace, { identifiers: [{ ...siren, value: '732 829 320' }] });
    expect(again.record.identifiers).toEqual([siren]);
    const known = await put(workspace, { identifiers: [vat] });
    expect(known.record.identifiers).toEqual([vat, siren]);
  });

  it.each([
    ['another number', siren, [{ scheme: 'FR-SIREN', value: '303265045' }]],
    ['two numbers', siren, [siren, { scheme: 'FR-SIREN', value: '303265045' }]],
    ['no numbers', siren, null],
    ['the KPP of a branch', inn, [{ scheme: 'RU-KPP', value: '770143001' }]],
  ])('refuses a body that says otherwise: %s', async (_, address, identifiers) => {
    const workspace = createWorkspace();
    const refusal = { details: { errors: [{ pointer: '/identifiers', code: 'contradiction' }] } };
    expect(await problemOf(put(workspace, { name: 'North', identifiers }, { address }))).toMatchObject(refusal);
    await put(workspace, { name: 'North' }, { address });
    expect(await problemOf(put(workspace, { identifiers }, { address }))).toMatchObject(refusal);
    expect(recordsOf(workspace)).toMatchObject([{ version: 1 }]);
  });

  it.each([
    [{ scheme: 'RU-KPP', value: '770101001' }, 'route.not_found'],
    [{ scheme: 'EU-VAT', value: 'FR44732829320' }, 'route.not_found'],
    [{ scheme: 'toString', value: '1' }, 'route.not_found'],
    [{ scheme: 'FR-SIREN', value: '732829321' }, 'validation.failed'],
    [{ scheme: 'FR-SIREN', value: 'x#y' }, 'validation.failed'],
  ])('takes a valid number that is a key, not %o', async (address, code) => {
    expect(await codeOf(put(createWorkspace(), { name: 'North' }, { address }))).toBe(code);
  });

  it('is not for objects without numbers, nor for bodies that are no records', async () => {
    const workspace = createWorkspace();
    const context = workspace.contextOf('seller1');
    expect(await codeOf(upsertRecord(context, contacts, siren, { lastName: 'x' }))).toBe('route.not_found');
    for (const body of [null, [], 'x', { identifiers: 'x', name: 'x' }, { identifiers: [{}], name: 'x' }, {}])
      expect(await codeOf(put(workspace, body))).toBe('validation.failed');
    expect(recordsOf(workspace)).toEqual([]);
  });

  it('leaves one record when several come at once', async () => {
    const workspace = createWorkspace();
    const all = await Promise.all(['A', 'B', 'C'].map((industry) => put(workspace, { name: 'North', industry })));
    expect(recordsOf(workspace)).toHaveLength(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(all.map(({ record }) => record.version).toSorted()).toEqual([1, 2, 3]);
  });

  it('says the same again under one key, also that the record was new', async () => {
    const workspace = createWorkspace();
    const first = await put(workspace, { name: 'North' }, { key: 'one' });
    await put(workspace, { name: 'South' });
    expect(await put(workspace, { name: 'North' }, { key: 'one' })).toEqual(first);
    const twins = await Promise.all([1, 2].map(() => put(workspace, { name: 'West' }, { key: 'two' })));
    expect(twins[0]).toEqual(twins[1]);
    expect(recordsOf(workspace)).toMatchObject([{ version: 3 }]);
  });

  it('tells of a record that the caller may not see what creating tells', async () => {
    const workspace = createWorkspace();
    await put(workspace, { name: 'Secret' }, { user: 'seller2' });
    const problem = await problemOf(put(workspace, { name: 'North' }));
    expect(problem.code).toBe('identity.taken');
    expect(JSON.stringify(problem.details)).not.toContain('Secret');
    expect(await codeOf(put(workspace, { name: 'North' }, { user: 'reader' }))).toBe('access.denied');
  });

  it('changes nothing that lies in the bin, and makes no second one', async () => {
    const workspace = createWorkspace();
    const { record } = await put(workspace, { name: 'North' });
    await deleteRecord(workspace.contextOf('admin'), companies, record.id);
    expect(await codeOf(put(workspace, { name: 'Again' }))).toBe('identity.taken');
  });
});
