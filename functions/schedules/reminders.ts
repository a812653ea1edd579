import { remind } from '#shared/domain/jobs/remind.ts';
import { createJob } from '#shared/runtime/job.ts';

export const handler = createJob('reminders', async ({ context }) => ({ ...(await remind(context)) }));
