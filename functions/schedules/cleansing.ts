import { wakeCleansing } from '#shared/domain/cleansing/request-cleansing.ts';
import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createJob } from '#shared/runtime/job.ts';

const eventBus = createEventBus();
const wake = (id: string) => wakeCleansing(eventBus, id);

export const handler = createJob(
  'cleansing',
  async ({ run, context, scan, isLate }) => ({ ...(await cleanse(context, scan, { runId: run.id, isLate, wake })) }),
  eventBus,
);
