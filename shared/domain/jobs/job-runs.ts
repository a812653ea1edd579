import { type JobName, jobNames } from '#shared/model/jobs.ts';
import { jobIndexKeys, jobKey, jobPartition } from '#shared/store/keys/jobs.ts';
import type { Item, Page, Table } from '#shared/store/table.ts';
import { type JobWorker, takeJobLease } from './job-lease.ts';
import type { JobRun } from './job-run.ts';
import { ToBeContinued } from './to-be-continued.ts';

/** Runs of what runs all day long are not kept for ever. */
const keptDays: Readonly<Partial<Record<JobName, number>>> = { reminders: 7, feeds: 7 };

export async function saveRun(table: Table, run: JobRun): Promise<void> {
  const days = keptDays[run.job];
  const item = {
    ...jobKey(run.id),
    ...jobIndexKeys(run.job, run.requestedAt, run.id),
    type: 'job-run',
    shape: 1,
    run,
    ...(days && { ttl: Math.floor(Date.parse(run.requestedAt) / 1000) + days * 24 * 60 * 60 }),
  };
  await table.write({ put: item });
}

export async function findRun(table: Table, id: string): Promise<JobRun | undefined> {
  return toRun(await table.get(jobKey(id), { consistent: true }));
}

/** Newest first. */
export async function listRuns(table: Table, job: JobName, limit: number): Promise<readonly JobRun[]> {
  const { items } = await table.query({ index: 'gsi5', pk: jobPartition(job), reverse: true, limit });
  return items.flatMap((item) => toRun(item) ?? []);
}

/** All since a moment, newest first. @param since ISO 8601 */
export async function listRunsSince(table: Table, job: JobName, since: string): Promise<readonly JobRun[]> {
  const runs: JobRun[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi5',
      pk: jobPartition(job),
      sk: { op: 'gte', value: since },
      reverse: true,
      ...(startAfter && { startAfter }),
    });
    runs.push(...page.items.flatMap((item) => toRun(item) ?? []));
    startAfter = page.next;
  } while (startAfter);
  return runs;
}

/** The last run of every job, in one wave. */
export async function listLastRuns(table: Table): Promise<ReadonlyMap<JobName, JobRun>> {
  const runs = await Promise.all(jobNames.map((job) => listRuns(table, job, 1)));
  return new Map(runs.flat().map((run) => [run.job, run]));
}

function toRun(item: Item | undefined): JobRun | undefined {
  return item?.run as JobRun | undefined;
}

/**
 * Does the work once, and keeps what came of it. A repeated event of a run that is done changes nothing; two runs of one
 * job never overlap. The call after one that was killed goes on with its run.
 * @returns the run as it is; `running`: another call is at it
 * @throws ToBeContinued, when the run has to be called again
 * @throws whatever the work throws, after the run is marked as failed, so that alarms and retries see it
 */
export async function performRun(
  table: Table,
  requested: JobRun,
  worker: JobWorker,
  work: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<JobRun> {
  const { now } = worker;
  const before = await findRun(table, requested.id);
  if (before && isOver(before)) return before;
  const lease = await takeJobLease(table, requested, worker);
  // Whoever waited for it may find the work done.
  const known = (await findRun(table, requested.id)) ?? requested;
  const started: JobRun = { ...requested, status: 'running', startedAt: known.startedAt ?? now().toISOString() };
  const close = async (status: JobRun['status'], result: JobRun['result']) => {
    const closed: JobRun = { ...started, status, result, finishedAt: now().toISOString() };
    await saveRun(table, closed);
    return closed;
  };
  if (lease === 'other') return close('skipped', null);
  if (lease === 'same') return known;
  try {
    if (isOver(known)) return known;
    await saveRun(table, started);
    const result = await work();
    return await close('finished', result);
  } catch (error) {
    if (error instanceof ToBeContinued) throw error;
    await close('failed', { error: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    await lease.release();
  }
}

function isOver({ status }: JobRun): boolean {
  return status === 'finished' || status === 'skipped';
}
