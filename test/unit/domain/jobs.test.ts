import { describe, expect, it } from 'vitest';
import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import type { JobWorker } from '#shared/domain/jobs/job-lease.ts';
import type { JobRun } from '#shared/domain/jobs/job-run.ts';
import { findRun, performRun } from '#shared/domain/jobs/job-runs.ts';
import { listJobs } from '#shared/domain/jobs/list-jobs.ts';
import { requestJob } from '#shared/domain/jobs/request-job.ts';
import { ToBeContinued } from '#shared/domain/jobs/to-be-continued.ts';
import { type Item, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { createJobWorker } from '#test/support/job-worker.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const at = new Date('2026-11-20T03:00:00Z');

function run(id: string, more: Partial<JobRun> = {}): JobRun {
  const requested = { status: 'queued', requestedBy: 'schedule', requestedAt: at.toISOString() } as const;
  return { id, job: 'backup', ...requested, startedAt: null, finishedAt: null, result: null, ...more };
}

const leaseOf = ({ table }: Workspace) => table.get({ pk: 'JOB#lease-backup', sk: 'META' });

describe('performRun', () => {
  it('keeps what came of the work, and does it once', async () => {
    const workspace = createWorkspace();
    let calls = 0;
    const work = async () => {
      calls += 1;
      return { calls };
    };
    const first = await performRun(
      workspace.table,
      run('r1'),
      createJobWorker(() => at),
      work,
    );
    expect(first).toMatchObject({ status: 'finished', result: { calls: 1 }, startedAt: at.toISOString() });
    expect(
      await performRun(
        workspace.table,
        run('r1'),
        createJobWorker(() => at),
        work,
      ),
    ).toEqual(first);
    expect(calls).toBe(1);
    expect(await leaseOf(workspace)).toBeUndefined();
  });

  it('marks a failed run, throws, and lets the retry through', async () => {
    const { table } = createWorkspace();
    const fail = () => Promise.reject(new Error('no space'));
    await expect(
      performRun(
        table,
        run('r1'),
        createJobWorker(() => at),
        fail,
      ),
    ).rejects.toThrow('no space');
    expect(await findRun(table, 'r1')).toMatchObject({ status: 'failed', result: { error: 'no space' } });
    expect(
      await performRun(
        table,
        run('r1'),
        createJobWorker(() => at),
        async () => ({}),
      ),
    ).toMatchObject({ status: 'finished' });
  });

  it('leaves a run open whose time is over, and goes on with it when it is called again', async () => {
    const workspace = createWorkspace();
    const rest = () => Promise.reject(new ToBeContinued('half is done'));
    await expect(
      performRun(
        workspace.table,
        run('r1'),
        createJobWorker(() => at),
        rest,
      ),
    ).rejects.toThrow(ToBeContinued);
    expect(await findRun(workspace.table, 'r1')).toMatchObject({ status: 'running', startedAt: at.toISOString() });
    expect(await leaseOf(workspace)).toBeUndefined();
    const later = new Date(at.getTime() + 60_000);
    const done = await performRun(
      workspace.table,
      run('r1'),
      createJobWorker(() => later),
      async () => ({ whole: true }),
    );
    expect(done).toMatchObject({ status: 'finished', startedAt: at.toISOString(), finishedAt: later.toISOString() });
  });

  it('never lets two runs of a job overlap', async () => {
    const { table } = createWorkspace();
    const inner = () =>
      performRun(
        table,
        run('r2'),
        createJobWorker(() => at),
        async () => ({ never: true }),
      );
    const outer = await performRun(
      table,
      run('r1'),
      createJobWorker(() => at),
      async () => ({ other: (await inner()).status }),
    );
    expect(outer.result).toEqual({ other: 'skipped' });
  });

  /** A clock that `wait` moves, and a first call of a run that never ends. */
  async function openKilled(repeat: JobWorker['repeat'] = () => () => {}) {
    const { table } = createWorkspace();
    let time = at.getTime();
    const now = () => new Date(time);
    const pass = async (milliseconds: number) => {
      time += milliseconds;
    };
    const began = Promise.withResolvers<void>();
    const death = Promise.withResolvers<object>();
    const first = performRun(table, run('r1'), createJobWorker(now, { repeat }), async () => {
      began.resolve();
      return { ...(await death.promise) };
    });
    await began.promise;
    return { table, now, pass, first, death };
  }

  it('goes on in place of a call that was killed, and gives no other run the job meanwhile', async () => {
    const { table, now, pass } = await openKilled();
    const work = async () => ({ whole: true });
    expect(await performRun(table, run('r2'), createJobWorker(now, { wait: pass }), work)).toMatchObject({
      status: 'skipped',
    });
    const again = await performRun(table, run('r1'), createJobWorker(now, { wait: pass }), work);
    expect(again).toMatchObject({ status: 'finished', startedAt: at.toISOString(), result: { whole: true } });
  });

  it('leaves a run alone as long as its call gives signs of life', async () => {
    let sign = async () => {};
    const { table, now, pass } = await openKilled((_, task) => {
      sign = task;
      return () => {};
    });
    const wait = async (milliseconds: number) => {
      await pass(milliseconds / 2);
      await sign();
      await pass(milliseconds / 2);
    };
    const again = await performRun(table, run('r1'), createJobWorker(now, { wait }), () =>
      Promise.reject(new Error('done twice')),
    );
    expect(again.status).toBe('running');
  });

  it('does not do again what it waited for', async () => {
    const { table, now, first, death } = await openKilled();
    const wait = async () => {
      death.resolve({ whole: true });
      await first;
    };
    const again = await performRun(table, run('r1'), createJobWorker(now, { wait }), () =>
      Promise.reject(new Error('done twice')),
    );
    expect(again).toMatchObject({ status: 'finished', result: { whole: true } });
  });

  it('takes over from a run that was killed long ago, which then leaves the lease alone', async () => {
    const workspace = createWorkspace();
    const later = new Date(at.getTime() + 17 * 60_000);
    const second = () =>
      performRun(
        workspace.table,
        run('r2'),
        createJobWorker(() => later),
        async () => ({ lease: (await leaseOf(workspace))?.runId }),
      );
    let statusOfSecond = '';
    await performRun(
      workspace.table,
      run('r1'),
      createJobWorker(() => at),
      async () => {
        statusOfSecond = (await second()).status;
        await workspace.table.write({ put: { pk: 'JOB#lease-backup', sk: 'META', runId: 'r3' } });
        return {};
      },
    );
    expect(statusOfSecond).toBe('finished');
    expect(await leaseOf(workspace)).toMatchObject({ runId: 'r3' });
  });
});

describe('jobs on request', () => {
  it('are asked for by administrators, and listed with their last run', async () => {
    const { contextOf } = createWorkspace();
    const published: unknown[] = [];
    const publisher = { publish: async (events: readonly unknown[]) => void published.push(...events) };
    const requested = await requestJob(contextOf('admin'), publisher, 'backup');
    expect(published).toEqual([
      { source: 'steward.jobs', detailType: 'job.requested', detail: { job: 'backup', run: requested } },
    ]);
    expect((await listJobs(contextOf('admin'))).map((job) => [job.name, job.lastRun?.status])).toEqual([
      ['cleansing', undefined],
      ['backup', 'queued'],
      ['restore-drill', undefined],
      ['reindex', undefined],
      ['reconcile', undefined],
      ['reminders', undefined],
      ['feeds', undefined],
    ]);
    expect(await codeOf(requestJob(contextOf('manager'), publisher, 'backup'))).toBe('access.denied');
    expect(await codeOf(requestJob(contextOf('admin'), publisher, 'constructor'))).toBe('not_found');
    expect(await codeOf(listJobs(contextOf('seller1')))).toBe('access.denied');
  });
});

/** Puts a company into the state of one that came in past the form. */
async function makeRaw(workspace: Workspace, id: string, data: object) {
  const item = (await workspace.table.get({ pk: id, sk: 'REC' })) as Item;
  await workspace.table.write({ put: { ...item, data: { ...(item.data as object), ...data } } });
}

describe('cleanse', () => {
  async function openRaw() {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', { name: 'North' });
    await makeRaw(workspace, id, { phones: [{ value: '01 23 45 67 89' }], emails: [{ value: 'A@B.example' }] });
    return { workspace, id, context: workspace.jobContext('cleansing') };
  }

  it('adds canonical forms once, and says so in the audit', async () => {
    const { workspace, id, context } = await openRaw();
    expect(await cleanse(context, workspace.table)).toEqual({
      examined: 1,
      changed: 1,
      postponed: 0,
      fields: { phones: 1, emails: 1 },
    });
    expect(await workspace.table.get({ pk: id, sk: 'REC' })).toMatchObject({
      version: 2,
      data: { phones: [{ value: '01 23 45 67 89', e164: '+33123456789' }], emails: [{ canonical: 'a@b.example' }] },
    });
    expect(await workspace.table.get({ pk: `H#${id}`, sk: '0000000002' })).toMatchObject({
      channel: 'job',
      actor: { id: 'system:cleansing' },
      reason: 'Nightly cleansing',
    });
    expect(await cleanse(context, workspace.table)).toMatchObject({ examined: 1, changed: 0, fields: {} });
  });

  it('brings records along that were saved while their owner moved', async () => {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', { name: 'North' });
    const { id: orphan } = await workspace.create('seller1', 'companies', { name: 'Orphan' });
    const table = workspace.table;
    const item = (await table.get({ pk: id, sk: 'REC' })) as Item;
    await table.write({ put: { ...item, departmentId: 'service' } });
    await makeRaw(workspace, orphan, { accountManagerId: 'nobody' });
    const outcome = await cleanse(workspace.jobContext('cleansing'), table);
    expect(outcome).toMatchObject({ changed: 1, fields: { departmentId: 1 } });
    expect(await table.get({ pk: id, sk: 'REC' })).toMatchObject({ departmentId: 'sales', gsi3pk: 'companies#sales' });
  });

  it('postpones what somebody else is changing', async () => {
    const { workspace, id, context } = await openRaw();
    const isRecord = (write: Write) => 'put' in write && write.put.sk === 'REC';
    const busy: Table = {
      ...createFaultyTable(
        workspace.table,
        () => 'none',
        () => 0,
      ),
      transact: async (writes: readonly Write[]) => {
        if (writes.some(isRecord)) throw new WriteConflict(writes.map(() => ({ reason: 'conflict' })));
        await workspace.table.transact(writes);
      },
    };
    expect(await cleanse({ ...context, table: busy }, workspace.table)).toMatchObject({ changed: 0, postponed: 1 });
    expect(await workspace.table.get({ pk: id, sk: 'REC' })).toMatchObject({ version: 1 });
  });

  it('goes on when a number turns out to belong to another record', async () => {
    const { workspace, id, context } = await openRaw();
    const identifiers = [{ scheme: 'FR-SIREN', value: '732829320' }];
    await workspace.create('seller2', 'companies', { name: 'Holder', identifiers });
    await makeRaw(workspace, id, { identifiers: [{ scheme: 'FR-SIREN', value: '732 829 320' }] });
    expect(await cleanse(context, workspace.table)).toMatchObject({ examined: 2, changed: 0, postponed: 1 });
  });
});
