import { Problem } from '#shared/model/problems.ts';
import { jobNames, jobRequested } from '#shared/model/routes.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { type JobRun, saveRun } from './job-runs.ts';

/** Asks for what the schedule does, now. @throws Problem `access.denied` | `not_found` */
export async function requestJob(context: Context, publisher: EventPublisher, name: string): Promise<JobRun> {
  requireCapability(context.actor, 'runJobs');
  const job = jobNames.find((one) => one === name);
  if (!job) throw new Problem('not_found');
  const run: JobRun = {
    id: context.newId('run'),
    job,
    status: 'queued',
    requestedBy: context.actor.id,
    requestedAt: context.now().toISOString(),
    startedAt: null,
    finishedAt: null,
    result: null,
  };
  await saveRun(context.table, run);
  await publisher.publish([{ ...jobRequested, detail: { job, run } }]);
  return run;
}
