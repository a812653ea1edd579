import type { Workshop } from '../merging/work-on-merge.ts';
import { listActiveRuns } from './merge-run.ts';
import { workOnRun } from './work-on-run.ts';

/** Less than the time between two looks after what is due, in milliseconds. */
const length = 4 * 60_000;

/** Goes on with runs that the schedule began, and with those that broke off. @returns how many there were */
export async function continueRuns(workshop: Workshop): Promise<number> {
  const ids = await listActiveRuns(workshop.table);
  for (const id of ids) await workOnRun(workshop, id, length);
  return ids.length;
}
