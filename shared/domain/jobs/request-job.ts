import { jobRequested } from '#shared/model/bus-events.ts';
import { type JobName, jobNames } from '#shared/model/jobs.ts';
import { Problem } from '#shared/model/problems.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { JobRun } from './job-run.ts';
import { saveRun } from './job-runs.ts';

/** Asks for what the schedule does, now. @throws Problem `access.denied` | `not_found` */
export async function requestJob(context: Context, publisher: EventPublisher, name: string): Promise<JobRun> {
  requireCapability(context.actor, 'runJobs');
  const job = jobNames.find((one) => one === name);
  if (!job) throw new Problem('not_found');
  return requestRun(context, publisher, job);
}

/** @param facts that the run is about */
export async function requestRun(
  context: Context,
  publisher: EventPublisher,
  job: JobName,
  facts: Pick<JobRun, 'backupId'> = {},
): Promise<JobRun> {
  const run: JobRun = {
    id: context.newId('run'),
    job,
    status: 'queued',
    requestedBy: context.actor.id,
    requestedAt: context.now().toISOString(),
    startedAt: null,
    finishedAt: null,
    result: null,
    ...facts,
  };
  await saveRun(context.table, run);
  await publisher.publish([{ ...jobRequested, detail: { job, run } }]);
  return run;
}
