import { describe, expect, it } from 'vitest';
import { listRuns } from '#shared/domain/auto-merge/read-runs.ts';
import { changeAutoMerge, readAutoMerge } from '#shared/domain/auto-merge/settings.ts';
import { scheduleRun, startRun } from '#shared/domain/auto-merge/start-run.ts';
import { engine } from '#shared/domain/duplicates/match-state.ts';
import { listProven, type ProofFile } from '#shared/domain/duplicates/model/proof.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace } from '#test/support/workspace.ts';

const file: ProofFile = {
  engine,
  sets: ['one'],
  bands: [
    { from: 0.99, pairs: 1000, precision: 0.994 },
    { from: 0.999, pairs: 900, precision: 0.995 },
    { from: 0.9999, pairs: 800, precision: 1 },
  ],
};

describe('what is proven', () => {
  it('begins where the precision is high enough', () => {
    expect(listProven(file).map(({ from }) => from)).toEqual([0.999, 0.9999]);
  });

  it('is nothing of another engine', () => {
    expect(listProven({ ...file, engine: engine + 1 })).toEqual([]);
  });

  it('was measured on the engine that runs: `npm run bench:dedupe -- --prove FOLDER` measures it anew', () => {
    expect(listProven()).not.toEqual([]);
  });
});

describe('merging unasked', () => {
  it('is off until an administrator switches it on, and never begins below what is proven', async () => {
    const { contextOf, jobContext } = createWorkspace();
    const admin = contextOf('admin');
    const [lowest] = listProven();
    expect(await readAutoMerge(admin)).toMatchObject({ enabled: false, from: lowest?.from, version: 0 });
    expect(await codeOf(readAutoMerge(contextOf('director')))).toBe('access.denied');
    expect(await codeOf(startRun(admin, { publish: async () => {} }, {}))).toBe('autoMerge.off');
    expect(await scheduleRun(jobContext('reindex'))).toBe(false);

    const tooLow = await problemOf(changeAutoMerge(admin, { body: { enabled: true, from: 0.99 }, version: 0 }));
    expect(tooLow.details.errors).toEqual([{ pointer: '/from', code: 'invalid' }]);
    const body = { enabled: true, from: 0.99999 };
    expect(await changeAutoMerge(admin, { body, version: 0 })).toMatchObject({ ...body, version: 1 });
    expect(await changeAutoMerge(admin, { body, version: 1 })).toMatchObject({ version: 1 });
    const late = changeAutoMerge(admin, { body: { enabled: false }, version: 0 });
    expect(await codeOf(late)).toBe('precondition.failed');
    expect(await readAutoMerge(admin)).toMatchObject({ enabled: true, from: 0.99999 });
  });

  it('begins one run at a time, by the schedule or by an administrator', async () => {
    const { contextOf, jobContext, tick } = createWorkspace();
    const admin = contextOf('admin');
    await changeAutoMerge(admin, { body: { enabled: true }, version: 0 });
    const woken: unknown[] = [];
    const publisher = {
      publish: async (events: readonly { readonly detail: unknown }[]) => void woken.push(...events),
    };
    const unknown = startRun(admin, publisher, { accountManagerId: 'nobody' });
    expect(await codeOf(unknown)).toBe('validation.failed');
    const run = await startRun(admin, publisher, { accountManagerId: 'seller1' });
    expect(run).toMatchObject({ status: 'running', by: { id: 'admin' }, accountManager: { id: 'seller1' } });
    expect(woken).toMatchObject([{ detail: { id: run.id } }]);
    tick();
    expect(await codeOf(startRun(admin, publisher, {}))).toBe('autoMerge.running');
    expect(await scheduleRun(jobContext('reindex'))).toBe(false);
    expect((await listRuns(admin, { limit: 10 })).data.map(({ id }) => id)).toEqual([run.id]);
  });
});
