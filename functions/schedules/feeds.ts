import { watchFeeds } from '#shared/domain/feeds/watch-feeds.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createInboxBucket } from '#shared/runtime/inbox-bucket.ts';
import { createJob } from '#shared/runtime/job.ts';

const inbox = createInboxBucket();
const eventBus = createEventBus();

export const handler = createJob('feeds', async ({ context }) => ({ ...(await watchFeeds(context, inbox, eventBus)) }));
