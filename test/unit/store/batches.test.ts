import { describe, expect, it } from 'vitest';
import { sendBatches } from '#shared/store/batches.ts';
import { TableUnavailable } from '#shared/store/table.ts';

const entries = Array.from({ length: 60 }, (_, position) => position);

describe('sendBatches', () => {
  it('sends everything once, in batches of the given size', async () => {
    const sent: (readonly number[])[] = [];
    await sendBatches('a test', entries, 25, async (batch) => {
      sent.push(batch);
      return [];
    });
    expect(sent.map((batch) => batch.length).toSorted()).toEqual([10, 25, 25]);
    expect(sent.flat().toSorted((one, other) => one - other)).toEqual(entries);
  });

  it('sends again what was left over, and only that', async () => {
    const done: number[] = [];
    await sendBatches('a test', entries, 25, async (batch) => {
      done.push(...batch.slice(0, 10));
      return batch.slice(10);
    });
    expect(done.toSorted((one, other) => one - other)).toEqual(entries);
  });

  it('gives up when nothing gets done', async () => {
    let rounds = 0;
    const stuck = sendBatches('a test', [1], 25, async (batch) => {
      rounds += 1;
      return batch;
    });
    await expect(stuck).rejects.toThrow(TableUnavailable);
    expect(rounds).toBe(8);
  });
});
