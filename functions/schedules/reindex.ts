import { scheduleRun } from '#shared/domain/auto-merge/start-run.ts';
import { releaseClients } from '#shared/domain/client-release/release-clients.ts';
import { reindex } from '#shared/domain/jobs/reindex.ts';
import { createJob } from '#shared/runtime/job.ts';

/** What is left of the time that a function may take, in milliseconds. */
const longestRelease = 4 * 60_000;

export const handler = createJob('reindex', async ({ run, context, scan }) => {
  const isScheduled = run.requestedBy === 'schedule';
  const result = await reindex(context, scan, { everything: !isScheduled });
  // Pairs are as they should be now: what is to be merged unasked can be.
  if (isScheduled) await scheduleRun(context);
  const { warned, released } = await releaseClients(context, scan, longestRelease);
  return { ...result, warned, released };
});
