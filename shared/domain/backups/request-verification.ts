import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { JobRun } from '../jobs/job-run.ts';
import { requestRun } from '../jobs/request-job.ts';
import { findBackup } from './list-backups.ts';

/** Asks for a drill with this backup, now. @throws Problem `access.denied` | `not_found` */
export async function requestVerification(context: Context, publisher: EventPublisher, id: string): Promise<JobRun> {
  requireCapability(context.actor, 'runJobs');
  const backup = await findBackup(context, id);
  return requestRun(context, publisher, 'restore-drill', { backupId: backup.id });
}
