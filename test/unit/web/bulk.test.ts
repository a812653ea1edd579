import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import { deals } from '#shared/model/objects/deals.ts';
import { ApiProblem } from '../../../web/src/api/problem.ts';
import { canBeCleared, editableFields, toBulkPatch } from '../../../web/src/features/bulk/bulk-fields.ts';
import {
  chunkSize,
  type Done,
  type Operation,
  type OperationResult,
  type Runner,
  runSteps,
  type Step,
} from '../../../web/src/features/bulk/bulk-run.ts';
import { listUndoable, undoAll } from '../../../web/src/features/bulk/bulk-undo.ts';
import { nothingSelected, toggleAll, toggleRange, toggleRow } from '../../../web/src/features/bulk/selection.ts';

describe('a selection', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'];
  const chosen = ({ ids }: { readonly ids: ReadonlySet<string> }) => [...ids].sort().join('');

  it('goes on and off, and survives rows that are loaded later', () => {
    const one = toggleRow(nothingSelected, 'b');
    expect(chosen(one)).toBe('b');
    expect(chosen(toggleAll(one, rows))).toBe('abcde');
    expect(chosen(toggleAll(toggleAll(one, rows), [...rows, 'f']))).toBe('abcdef');
    expect(chosen(toggleAll(toggleAll(one, rows), rows))).toBe('');
    expect(chosen(toggleRow(one, 'b'))).toBe('');
  });

  it('takes everything between two rows, in either direction and away again', () => {
    const one = toggleRow(nothingSelected, 'd');
    const range = toggleRange(one, rows, 'b');
    expect(chosen(range)).toBe('bcd');
    expect(chosen(toggleRange(range, rows, 'c'))).toBe('d');
    expect(chosen(toggleRange(nothingSelected, rows, 'c'))).toBe('c');
    expect(chosen(toggleRange(toggleRow(nothingSelected, 'gone'), rows, 'c'))).toBe('cgone');
  });
});

describe('fields of many records', () => {
  it('are those of which one value for all makes sense', () => {
    const names = editableFields(deals).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['stageId', 'lostReason', 'ownerId', 'expectedCloseDate']));
    for (const name of ['title', 'closedAt', 'pipelineId', 'description']) expect(names).not.toContain(name);
    expect(editableFields(companies).map(({ name }) => name)).not.toContain('phones');
  });

  it('are cleared by nothing, if they can be', () => {
    const [industry, manager] = ['industry', 'accountManagerId'].map((name) =>
      companies.fields.find((field) => field.name === name),
    );
    expect([industry, manager].map((field) => field && canBeCleared(field))).toEqual([true, false]);
    expect(toBulkPatch(industry ? [industry] : [], { industry: '' })).toEqual({ industry: null });
  });
});

const step = (id: string): Step => ({
  id,
  title: `Title of ${id}`,
  operation: { op: 'update', id, version: 1, fields: { industry: 'wind' } },
});
const steps = (count: number) => Array.from({ length: count }, (_, at) => step(`${at}`));
const changed = (version: number): OperationResult => ({
  status: 200,
  etag: `"${version}"`,
  replaced: { industry: 'wood' },
});
const lost = () => new ApiProblem(0, 'network');

/** Answers by what `answer` says of each operation; the calls are kept. */
function createRunner(
  answer: (operation: Operation, call: number) => OperationResult,
  faults: readonly unknown[] = [],
) {
  const calls: { readonly ids: readonly string[]; readonly key: string }[] = [];
  const progress: number[] = [];
  const runner: Runner = {
    send: async (operations, key) => {
      calls.push({ ids: operations.map(({ id }) => id), key });
      const fault = faults[calls.length - 1];
      if (fault) throw fault;
      return operations.map((operation) => answer(operation, calls.length));
    },
    onProgress: (done) => progress.push(done),
    isStopped: () => false,
    wait: async () => {},
  };
  return { runner, calls, progress };
}

describe('a change of many records', () => {
  it('goes chunk by chunk, and tells what became of each', async () => {
    const refusal = { status: 422, problem: { code: 'validation.failed', title: 'No', errors: [] } };
    const { runner, calls, progress } = createRunner(({ id }) => (id === '1' ? refusal : changed(2)));
    const outcome = await runSteps(steps(chunkSize + 1), runner);
    expect(calls.map(({ ids }) => ids.length)).toEqual([chunkSize, 1]);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(2);
    expect(progress).toEqual([chunkSize, chunkSize + 1]);
    expect(outcome.done).toHaveLength(chunkSize);
    expect(outcome.done[0]).toEqual({
      id: '0',
      title: 'Title of 0',
      op: 'update',
      version: 2,
      replaced: { industry: 'wood' },
    });
    expect(outcome.refused).toMatchObject([{ id: '1', problem: { status: 422, code: 'validation.failed' } }]);
  });

  it('sends a chunk whose answer was lost again, under the same key', async () => {
    const { runner, calls } = createRunner(() => changed(2), [lost(), new ApiProblem(503, 'unavailable')]);
    expect((await runSteps(steps(2), runner)).done).toHaveLength(2);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  it('ends where nobody answers any more, or where the answer is no', async () => {
    const silent = createRunner(() => changed(2), [undefined, lost(), lost(), lost()]);
    const outcome = await runSteps(steps(3 * chunkSize), silent.runner);
    expect([outcome.done.length, outcome.refused.length, outcome.left.length]).toEqual([
      chunkSize,
      chunkSize,
      chunkSize,
    ]);
    const refused = createRunner(() => changed(2), [new ApiProblem(403, 'access.denied')]);
    expect((await runSteps(steps(1), refused.runner)).refused).toMatchObject([{ problem: { code: 'access.denied' } }]);
    expect(refused.calls).toHaveLength(1);
  });

  it('stops when it is told to', async () => {
    const { runner, calls } = createRunner(() => changed(2));
    const outcome = await runSteps(steps(2 * chunkSize), { ...runner, isStopped: () => calls.length > 0 });
    expect(outcome).toMatchObject({ done: { length: chunkSize }, left: { length: chunkSize } });
  });
});

describe('undoing', () => {
  const done = (id: string, more: Partial<Done> = {}): Done => ({
    id,
    title: id,
    op: 'update',
    version: 2,
    replaced: { industry: 'wood', status: null, custom: { colour: 'red' } },
    ...more,
  });

  it('puts old values back from the version that was made, and restores what was deleted', async () => {
    const sent: Operation[] = [];
    const { runner } = createRunner((operation) => {
      sent.push(operation);
      return changed(3);
    });
    const changes = [done('a'), done('b', { replaced: {} }), done('c', { op: 'delete', replaced: {} })];
    expect(listUndoable(changes).map(({ id }) => id)).toEqual(['a', 'c']);
    const outcome = await undoAll(changes, runner);
    expect(sent).toEqual([
      { op: 'update', id: 'a', version: 2, fields: done('a').replaced },
      { op: 'restore', id: 'c' },
    ]);
    expect(outcome).toMatchObject({ done: { length: 2 }, refused: [], kept: [] });
  });

  it('keeps and names what somebody has changed since, and puts back the rest', async () => {
    const sent: Operation[] = [];
    const clash = (...fields: readonly string[]) => ({ status: 412, problem: { code: 'x', changed: fields } });
    const { runner } = createRunner((operation, call) => {
      sent.push(operation);
      if (call > 1) return changed(4);
      if (operation.id === 'a') return clash('industry', 'custom.colour', 'name');
      return operation.id === 'b' ? clash('industry', 'status', 'custom.colour') : { status: 404, problem: {} };
    });
    const outcome = await undoAll([done('a'), done('b'), done('c')], runner);
    expect(sent.at(-1)).toEqual({ op: 'update', id: 'a', version: 2, fields: { status: null } });
    expect(sent).toHaveLength(4);
    expect(outcome.kept).toEqual([
      { id: 'a', title: 'a', fields: ['industry', 'custom.colour'] },
      { id: 'b', title: 'b', fields: ['industry', 'status', 'custom.colour'] },
    ]);
    expect(outcome.done.map(({ id }) => id)).toEqual(['a']);
    expect(outcome.refused.map(({ id }) => id)).toEqual(['c']);
  });
});
