import type { JobWorker } from '#shared/domain/jobs/job-lease.ts';

let calls = 0;

/** Somebody who does a job; time stands still for them unless a test moves it. */
export function createJobWorker(now: () => Date, timers: Partial<Pick<JobWorker, 'wait' | 'repeat'>> = {}): JobWorker {
  calls += 1;
  return { holder: `call${calls}`, now, wait: async () => {}, repeat: () => () => {}, ...timers };
}
