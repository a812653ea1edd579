import { jobRequested } from '#shared/model/bus-events.ts';

/** Has the job of feeds look at them now, as its schedule does. */
export const askForWatch = { ...jobRequested, detail: { job: 'feeds' } } as const;
