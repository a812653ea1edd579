import { setTimeout } from 'node:timers/promises';
import { continueRuns } from '#shared/domain/auto-merge/continue-runs.ts';
import { remind } from '#shared/domain/jobs/remind.ts';
import { createJob } from '#shared/runtime/job.ts';

const wait = async (length: number) => {
  await setTimeout(length);
};

export const handler = createJob('reminders', async ({ context }) => {
  const reminded = await remind(context);
  return { ...reminded, mergeRuns: await continueRuns({ ...context, wait }) };
});
