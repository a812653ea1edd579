import { describe, expect, it } from 'vitest';
import { type BatchOutcome, runBatch } from '#shared/domain/records/batch.ts';
import { definitions, withFields } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;

const send = (workspace: Workspace, operations: unknown, key?: string, user = 'manager') =>
  runBatch(workspace.contextOf(user), companies, { operations }, key);

/** A status, or the code of the problem. */
const told = (outcomes: readonly BatchOutcome[]) =>
  outcomes.map((one) => ('error' in one ? (one.error instanceof Problem ? one.error.code : one.error) : one.status));

const recordsOf = ({ table }: Workspace) => table.snapshot().filter((item) => item.sk === 'REC');

async function openWorkspace() {
  const workspace = createWorkspace();
  const made = await Promise.all(
    ['North', 'South'].map((name) => workspace.create('manager', 'companies', { name, accountManagerId: 'manager' })),
  );
  return { workspace, ids: made.map(({ id }) => id) as [string, string] };
}

describe('runBatch', () => {
  it('does every kind of operation, and answers in their order', async () => {
    const { workspace, ids } = await openWorkspace();
    const outcomes = await send(workspace, [
      { op: 'delete', id: ids[0] },
      { op: 'create', fields: { name: 'East' } },
      { op: 'update', id: ids[1], version: 1, fields: { industry: 'wind' } },
    ]);
    expect(outcomes).toEqual([
      { status: 204, id: ids[0] },
      { status: 201, id: expect.stringMatching(/^com_/), version: 1 },
      { status: 200, id: ids[1], version: 2, replaced: { industry: null } },
    ]);
    expect(await send(workspace, [{ op: 'restore', id: ids[0] }])).toEqual([{ status: 200, id: ids[0], version: 3 }]);
  });

  it('says what an update replaced, as often as it is asked under one key, and what undoes it keeps later edits', async () => {
    const { workspace, ids } = await openWorkspace();
    await send(workspace, [{ op: 'update', id: ids[0], fields: { industry: 'wind', paymentTerms: 'at once' } }]);
    const fields = { industry: 'wood', paymentTerms: 'at once', status: 'inactive' };
    const change = ids.map((id) => ({ op: 'update', id, fields }));
    const first = await send(workspace, change, 'change');
    expect(first).toMatchObject([
      { version: 3, replaced: { industry: 'wind', status: 'active' } },
      { version: 2, replaced: { industry: null, paymentTerms: null, status: 'active' } },
    ]);
    await send(workspace, [{ op: 'update', id: ids[0], version: 3, fields: { industry: 'stone' } }]);
    expect(await send(workspace, change, 'change')).toEqual(first);
    expect(await send(workspace, change.slice(1))).toMatchObject([{ version: 2, replaced: {} }]);
    const again = change.slice(1);
    expect(await send(workspace, again, 'nothing')).toEqual(await send(workspace, again, 'nothing'));

    const undone = await send(
      workspace,
      first.map((one) => 'version' in one && { op: 'update', id: one.id, version: one.version, fields: one.replaced }),
    );
    expect(told(undone)).toEqual(['precondition.failed', 200]);
    expect(undone[0]).toMatchObject({
      error: { details: { members: { changed: ['industry'], current: { industry: 'stone' } } } },
    });
    const second = recordsOf(workspace).find((item) => item.pk === ids[1])?.data;
    expect(second).not.toHaveProperty('industry');
    expect(second).toMatchObject({ status: 'active' });
  });

  it('refuses one and does the others', async () => {
    const { workspace, ids } = await openWorkspace();
    await workspace.create('admin', 'companies', { name: 'Foreign', accountManagerId: 'service' });
    const hidden = recordsOf(workspace).find((item) => (item.data as { name: string }).name === 'Foreign')?.pk;
    const outcomes = await send(workspace, [
      { op: 'create', fields: { industry: 'wind' } },
      { op: 'create', fields: { name: 'East', accountManagerId: 'service' } },
      { op: 'update', id: hidden, fields: { name: 'Mine' } },
      { op: 'update', id: ids[0], version: 9, fields: { name: 'Late' } },
      { op: 'rename', id: ids[0] },
      { op: 'delete', id: ids[0], force: true },
      null,
      { op: 'create', fields: { name: 'West' } },
    ]);
    expect(told(outcomes)).toEqual([
      'validation.failed',
      'access.denied',
      'not_found',
      'precondition.failed',
      'validation.failed',
      'validation.failed',
      'validation.failed',
      201,
    ]);
    expect(outcomes[2]).toMatchObject({ id: hidden });
    expect(recordsOf(workspace)).toHaveLength(4);
  });

  it('keeps the order of operations on one record', async () => {
    const { workspace, ids } = await openWorkspace();
    const names = ['A', 'B', 'C', 'D'];
    const outcomes = await send(workspace, [
      ...names.map((name) => ({ op: 'update', id: ids[0], fields: { name } })),
      { op: 'delete', id: ids[0] },
      { op: 'update', id: ids[0], fields: { name: 'E' } },
    ]);
    expect(told(outcomes)).toEqual([200, 200, 200, 200, 204, 'not_found']);
    expect(recordsOf(workspace).find((item) => item.pk === ids[0])).toMatchObject({ data: { name: 'D' } });
  });

  it('happens once under one key, deletions too, and finishes what was cut off', async () => {
    const { workspace, ids } = await openWorkspace();
    const operations = [
      { op: 'create', fields: { name: 'East' } },
      { op: 'delete', id: ids[0] },
      { op: 'update', id: ids[1], version: 1, fields: { name: 'West' } },
    ];
    const cut = await send(workspace, operations.slice(0, 2), 'one');
    const whole = await send(workspace, operations, 'one');
    expect(whole.slice(0, 2)).toEqual(cut);
    expect(await send(workspace, operations, 'one')).toEqual(whole);
    expect(told(whole)).toEqual([201, 204, 200]);
    expect(recordsOf(workspace)).toHaveLength(3);
    const changed = [{ op: 'create', fields: { name: 'Else' } }, ...operations.slice(1)];
    expect(told(await send(workspace, changed, 'one'))).toEqual(['idempotency.mismatch', 204, 200]);
  });

  it('says it of fields of the workspace’s own as they are given', async () => {
    const { workspace, ids } = await openWorkspace();
    const colour = { name: 'custom.colour', type: 'text', label: 'Colour' } as const;
    const definition = withFields({ companies: [colour] }).companies;
    const paint = (colour: unknown) => [{ op: 'update', id: ids[0], fields: { custom: { colour } } }];
    const run = (operations: object) => runBatch(workspace.contextOf('manager'), definition, { operations });
    expect(await run(paint('red'))).toMatchObject([{ version: 2, replaced: { custom: { colour: null } } }]);
    expect(await run(paint('blue'))).toMatchObject([{ version: 3, replaced: { custom: { colour: 'red' } } }]);
  });

  it('does a hundred operations and not one more', async () => {
    const { workspace } = await openWorkspace();
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ op: 'create', fields: { name: `C${at}` } }));
    const outcomes = await send(workspace, many(100));
    expect(new Set(told(outcomes))).toEqual(new Set([201]));
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(100);
    expect(recordsOf(workspace)).toHaveLength(102);
    for (const [operations, code] of [
      [many(101), 'too_many'],
      [[], 'required'],
      ['many', 'type'],
      [undefined, 'required'],
    ] as const) {
      const problem = await problemOf(send(workspace, operations));
      expect(problem.details.errors).toEqual([{ pointer: '/operations', code }]);
    }
    expect(recordsOf(workspace)).toHaveLength(102);
  });
});
