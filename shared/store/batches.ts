import { pauseBeforeRetry } from './backoff.ts';
import { TableUnavailable } from './table.ts';

const mostRounds = 8;
const batchesAtOnce = 8;

/**
 * Sends entries in batches, a few at once, and sends again what the service left over.
 * @param send gives back the entries that were not processed
 * @throws TableUnavailable when some are still left after 8 rounds
 */
export async function sendBatches<T>(
  operation: string,
  entries: readonly T[],
  size: number,
  send: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  const batches = cutIntoBatches(entries, size);
  const workers = Array.from({ length: Math.min(batchesAtOnce, batches.length) }, async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) await sendUntilDone(operation, batch, send);
  });
  await Promise.all(workers);
}

async function sendUntilDone<T>(
  operation: string,
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = await send(batch);
  for (let round = 1; left.length > 0; round += 1) {
    if (round === mostRounds) throw new TableUnavailable(operation, `${left.length} entries were not processed`);
    await pauseBeforeRetry(round);
    left = await send(left);
  }
}

function cutIntoBatches<T>(entries: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, batch) =>
    entries.slice(batch * size, (batch + 1) * size),
  );
}
