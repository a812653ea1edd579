import { type JobName, jobNames } from '#shared/model/routes.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type JobRun, listLastRuns, listRuns } from './job-runs.ts';

export interface JobStatus {
  readonly name: JobName;
  /** As the tenant configured it: `cron(…)` in its time zone. */
  readonly schedule: string;
  readonly timeZone: string;
  readonly lastRun: JobRun | null;
}

/** @throws Problem `access.denied` */
export async function listJobs(context: Context): Promise<readonly JobStatus[]> {
  requireCapability(context.actor, 'runJobs');
  const lastRuns = await listLastRuns(context.table);
  const { schedules, timeZone } = context.tenant;
  return jobNames.map((name) => ({ name, schedule: schedules[name], timeZone, lastRun: lastRuns.get(name) ?? null }));
}

export interface Backup {
  readonly id: string;
  readonly at: string;
  /** Bytes of the compressed file. */
  readonly size: number;
  readonly records: number;
  /** Of the compressed file, hexadecimal. */
  readonly sha256: string;
  /** Where it lies in the bucket. */
  readonly key: string;
  /** Proof by restoring; null: not proven. */
  readonly verified: null;
}

/** The newest hundred. @throws Problem `access.denied` */
export async function listBackups(context: Context): Promise<readonly Backup[]> {
  requireCapability(context.actor, 'runJobs');
  const runs = await listRuns(context.table, 'backup', 100);
  return runs
    .filter((run) => run.status === 'finished')
    .map((run) => ({
      id: run.id,
      at: String(run.finishedAt),
      ...(run.result as unknown as Omit<Backup, 'id' | 'at'>),
    }));
}
