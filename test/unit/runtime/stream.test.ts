import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryTable } from '#test/support/memory-table.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

const { applyBatch } = await import('#shared/runtime/stream.ts');

function event(sequence: string, id: string, image: 'NewImage' | 'OldImage' = 'NewImage'): DynamoDBRecord {
  const keys = { pk: { S: id }, sk: { S: 'REC' } };
  return { dynamodb: { SequenceNumber: sequence, Keys: keys, [image]: { ...keys, type: { S: 'companies' } } } };
}

describe('applyBatch', () => {
  const table = createMemoryTable();
  const batch = [event('1', 'a'), event('2', 'b', 'OldImage'), event('3', 'c')];

  it('hands over the whole batch at once', async () => {
    const calls: unknown[] = [];
    const failed = await applyBatch(table, async (_table, changes) => void calls.push(changes), batch);
    expect(failed).toEqual([]);
    expect(calls).toEqual([['a', 'b', 'c'].map((id) => ({ id, type: 'companies' }))]);
  });

  it('goes on one by one when that fails, and names those that fail alone', async () => {
    const done: string[] = [];
    const failed = await applyBatch(
      table,
      async (_table, changes) => {
        if (changes.some((change) => change.id === 'b')) throw new Error('b is broken');
        done.push(...changes.map((change) => change.id));
      },
      batch,
    );
    expect(failed).toEqual(['2']);
    expect(done).toEqual(['a', 'c']);
  });
});
