import { type JobName, jobNames } from '#shared/model/jobs.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { JobRun } from './job-run.ts';
import { listLastRuns } from './job-runs.ts';

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
