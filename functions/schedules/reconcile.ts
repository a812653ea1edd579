import { reconcile } from '#shared/domain/jobs/reconcile.ts';
import { createJob } from '#shared/runtime/job.ts';

export const handler = createJob('reconcile', async ({ run, context, scan }) => ({
  ...(await reconcile(context, scan, { everything: run.requestedBy !== 'schedule' })),
}));
