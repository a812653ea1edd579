import { reindex } from '#shared/domain/jobs/reindex.ts';
import { createJob } from '#shared/runtime/job.ts';

export const handler = createJob('reindex', async ({ run, context, scan }) => ({
  ...(await reindex(context, scan, { everything: run.requestedBy !== 'schedule' })),
}));
