import { describe, expect, it } from 'vitest';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Identifier } from '#shared/model/records.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const { companies } = definitions;
const siren = { scheme: 'FR-SIREN', value: '732829320' };
const otherSiren = { scheme: 'FR-SIREN', value: '303265045' };
const head = [siren, { scheme: 'FR-SIRET', value: '73282932000074' }];
const branch = [siren, { scheme: 'FR-SIRET', value: '73282932000082' }];

const firm = (identifiers: readonly Identifier[], rest: object = {}) => ({ name: 'Firm', identifiers, ...rest });

describe('a branch', () => {
  it('has the number of its head office, and is known by its own', async () => {
    const { create } = createWorkspace();
    const seat = await create('seller1', 'companies', firm(head));
    expect(await codeOf(create('seller1', 'companies', firm(branch)))).toBe('identity.taken');
    const below = await create('seller1', 'companies', firm(branch, { parentId: seat.id }));
    expect([seat.branch, below.branch]).toEqual([undefined, true]);
    expect(await codeOf(create('seller1', 'companies', firm(branch, { parentId: seat.id })))).toBe('identity.taken');
  });

  it('is no firm of the group that has a number of its own', async () => {
    const { create } = createWorkspace();
    const seat = await create('seller1', 'companies', firm(head));
    const daughter = await create('seller1', 'companies', firm([otherSiren], { parentId: seat.id }));
    expect(daughter.branch).toBeUndefined();
    expect(await codeOf(create('seller2', 'companies', firm([otherSiren])))).toBe('identity.taken');
  });

  it('becomes one when it is put below its head office, and stays one when other fields change', async () => {
    const workspace = createWorkspace();
    const context = workspace.contextOf('seller1');
    const seat = await workspace.create('seller1', 'companies', firm(head));
    const { id } = await workspace.create('seller1', 'companies', firm([]));
    const placed = await updateRecord(context, companies, id, { body: { parentId: seat.id, identifiers: branch } });
    expect(placed.branch).toBe(true);
    const meter = new Meter();
    const renamed = await updateRecord(workspace.contextOf('seller1', meter), companies, id, { body: { name: 'B' } });
    expect([renamed.branch, meter.cost.trips]).toEqual([true, 3]);
  });
});

describe('a number that changes', () => {
  it('stays with the day on which it ended, and is free for others', async () => {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', firm([siren]));
    const change = (identifiers: readonly Identifier[]) =>
      updateRecord(workspace.contextOf('seller1'), companies, id, { body: { identifiers } });
    const former = { ...siren, validTo: '2026-11-20' };
    expect((await change([otherSiren])).identifiers).toEqual([otherSiren, former]);
    expect(await codeOf(workspace.create('seller2', 'companies', firm([otherSiren])))).toBe('identity.taken');
    await workspace.create('seller2', 'companies', firm([siren]));
    expect((await change([otherSiren, former])).identifiers).toEqual([otherSiren, former]);
    // A mistake that is taken out is gone.
    expect((await change([otherSiren])).identifiers).toEqual([otherSiren]);
  });
});

describe('contradicting numbers', () => {
  it('are refused where the second of them stands', async () => {
    const { contextOf } = createWorkspace();
    const body = firm([siren, { scheme: 'FR-SIRET', value: '30326504500003' }]);
    const problem = await problemOf(createRecord(contextOf('seller1'), companies, body));
    expect(problem.details.errors).toEqual([{ pointer: '/identifiers/1/value', code: 'contradiction' }]);
  });
});
