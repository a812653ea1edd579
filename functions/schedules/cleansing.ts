import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import { createJob } from '#shared/runtime/job.ts';

export const handler = createJob('cleansing', async ({ context, scan }) => ({ ...(await cleanse(context, scan)) }));
