import { setTimeout } from 'node:timers/promises';
import { scheduleRun } from '#shared/domain/auto-merge/start-run.ts';
import { releaseClients } from '#shared/domain/client-release/release-clients.ts';
import { reindex } from '#shared/domain/jobs/reindex.ts';
import { recheckCompanies } from '#shared/domain/registry/recheck-companies.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createJob } from '#shared/runtime/job.ts';
import { openRegistries } from '#shared/runtime/registries/open-registries.ts';

/** What is left of the time that a function may take, in milliseconds. */
const longestRelease = 4 * 60_000;

const registries = openRegistries(readEnv('TENANT').TENANT);

const wait = async (milliseconds: number) => void (await setTimeout(milliseconds));

export const handler = createJob('reindex', async ({ run, context, scan, isLate }) => {
  const isScheduled = run.requestedBy === 'schedule';
  const result = await reindex(context, scan, { everything: !isScheduled });
  // Pairs are as they should be now: what is to be merged unasked can be.
  if (isScheduled) await scheduleRun(context);
  const { warned, released } = await releaseClients(context, scan, longestRelease);
  const rechecked = isScheduled ? await recheckCompanies(context, registries, scan, { wait, isLate }) : undefined;
  return { ...result, warned, released, ...rechecked };
});
