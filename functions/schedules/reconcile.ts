import { reconcile } from '#shared/domain/jobs/reconcile.ts';
import { createJob } from '#shared/runtime/job.ts';

export const handler = createJob('reconcile', async ({ context, scan, isLate, ofRelease }) => ({
  ...(await reconcile(context, scan, { everything: !ofRelease, isLate })),
}));
