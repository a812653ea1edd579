import { setTimeout as wait } from 'node:timers/promises';

const firstPause = 25;
const longestPause = 1000;

/** Waits a random part of a pause that doubles with each attempt, so that those who met do not meet again. */
export async function pauseBeforeRetry(attempt: number): Promise<void> {
  await wait(Math.random() * Math.min(longestPause, firstPause * 2 ** attempt));
}
