import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { compilePattern } from '#infra/local/event-pattern.ts';
import type { InvokeResult } from '#infra/local/part.ts';
import type { GivenUp } from '#infra/local/stream-batch.ts';
import { type Mapping, type MappingConfig, startMapping } from '#infra/local/stream-mapping.ts';
import type { Checkpoint } from '#infra/local/stream-progress.ts';
import type { StreamRecord } from '#infra/local/stream-records.ts';
import { createTestClock } from '#test/support/test-clock.ts';

const config: MappingConfig = {
  batchSize: 10,
  window: 0,
  lanes: 1,
  filters: [],
  bisects: true,
  reportsItemFailures: true,
  maximumRetries: 2,
  maximumAge: -1,
};
const failed: InvokeResult = { ok: false, reason: 'handler', error: { errorType: 'Error', errorMessage: 'no' } };
const succeed = (payload: unknown = null): InvokeResult => ({ ok: true, payload });

function makeRecord(sequence: number, name = `item-${sequence}`, createdAt = 1_000_000): StreamRecord {
  return {
    eventID: String(sequence),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-3',
    eventSourceARN: 'arn:stream',
    dynamodb: {
      ApproximateCreationDateTime: createdAt,
      Keys: { pk: { S: name } },
      SequenceNumber: String(sequence).padStart(6, '0'),
    },
  };
}

const nameOf = (record: StreamRecord) => Number(record.dynamodb.SequenceNumber);

interface Scene {
  readonly batches: number[][];
  readonly kept: (GivenUp & { readonly shardId: string })[];
  readonly checkpoints: Checkpoint[];
}

type Handle = (sequences: readonly number[], records: readonly StreamRecord[]) => InvokeResult | Promise<InvokeResult>;

const mappings: Mapping[] = [];
afterEach(async () => {
  await Promise.all(mappings.splice(0).map((mapping) => mapping.stop()));
});

function startScene(records: readonly StreamRecord[], handle: Handle, changes: Partial<MappingConfig> = {}) {
  const scene: Scene = { batches: [], kept: [], checkpoints: [] };
  const pages = [records];
  const clock = createTestClock(1_000_000_000);
  const mapping = startMapping(
    { ...config, ...changes },
    {
      clock,
      checkpoint: undefined,
      source: { read: async () => ({ shardId: 'shard-1', records: pages.shift() ?? [] }) },
      async invoke({ Records }) {
        const sequences = Records.map(nameOf);
        scene.batches.push(sequences);
        return handle(sequences, Records);
      },
      keepFailure: async (batch) => void scene.kept.push(batch),
      saveCheckpoint: (checkpoint) => scene.checkpoints.push(checkpoint),
      log: () => {},
    },
  );
  mappings.push(mapping);
  return { scene, clock, mapping, pages };
}

async function runScene(records: readonly StreamRecord[], handle: Handle, changes: Partial<MappingConfig> = {}) {
  const { scene, clock, mapping } = startScene(records, handle, changes);
  await clock.runUntil(mapping.drained());
  return scene;
}

const records = [1, 2, 3, 4, 5, 6].map((sequence) => makeRecord(sequence));
const keptSequences = ({ kept }: Scene) => kept.flatMap((batch) => batch.records.map(nameOf));

describe('a stream mapping', () => {
  it('cuts batches by size and keeps the place behind the last record', async () => {
    const scene = await runScene(records, () => succeed(), { batchSize: 4 });
    expect(scene.batches).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
    expect(scene.checkpoints.at(-1)).toEqual({ shardId: 'shard-1', sequenceNumber: '000006' });
  });

  it('isolates a record that makes the function fail; its neighbours are handled', async () => {
    const scene = await runScene(records, (sequences) => (sequences.includes(4) ? failed : succeed()));
    expect(keptSequences(scene)).toEqual([4]);
    expect(scene.kept[0]).toMatchObject({ reason: 'RetryAttemptsExhausted', shardId: 'shard-1', invokeCount: 3 });
    expect(scene.batches.filter((batch) => batch.length === 1 && batch[0] === 4)).toHaveLength(3);
    expect(scene.checkpoints.at(-1)?.sequenceNumber).toBe('000006');
  });

  it('isolates a record that is reported as failed; what came before it is not delivered again', async () => {
    const report = { batchItemFailures: [{ itemIdentifier: '000005' }, { itemIdentifier: '000003' }] };
    const scene = await runScene(records, (sequences) => succeed(sequences.length > 4 ? report : null));
    expect(scene.batches).toEqual([
      [1, 2, 3, 4, 5, 6],
      [3, 4, 5, 6],
    ]);
  });

  it('gives up the rest of the batch where the mapping does not bisect', async () => {
    const scene = await runScene(records, (sequences) => (sequences.includes(4) ? failed : succeed()), {
      bisects: false,
    });
    expect(keptSequences(scene)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(scene.batches).toHaveLength(3);
  });

  it.each([
    ['an unknown identifier', { batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a misspelt member', { batchItemFailures: [{ identifier: '000003' }] }],
  ])('takes the whole batch for failed after %s', async (_name, report) => {
    const scene = await runScene(records, () => succeed(report), { bisects: false, maximumRetries: 0 });
    expect(keptSequences(scene)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['nothing', null],
    ['an empty list', { batchItemFailures: [] }],
    ['another answer', 'fine'],
  ])('takes the batch for handled after %s', async (_name, answer) => {
    const scene = await runScene(records, () => succeed(answer));
    expect(scene.batches).toHaveLength(1);
    expect(scene.kept).toEqual([]);
  });

  it('ignores reports that the mapping does not ask for', async () => {
    const report = { batchItemFailures: [{ itemIdentifier: '000003' }] };
    const scene = await runScene(records, () => succeed(report), { reportsItemFailures: false });
    expect(scene.batches).toHaveLength(1);
  });

  it('retries without end where the mapping sets no limit', async () => {
    let attempts = 0;
    const scene = await runScene(records, () => (++attempts < 30 ? failed : succeed()), {
      bisects: false,
      maximumRetries: -1,
    });
    expect(attempts).toBe(30);
    expect(scene.kept).toEqual([]);
  });

  it('gives up records that are too old without calling the function', async () => {
    const old = [makeRecord(1, 'a', 999_000), makeRecord(2, 'b', 1_000_000)];
    const scene = await runScene(old, () => succeed(), { maximumAge: 600 });
    expect(scene.batches).toEqual([[2]]);
    expect(scene.kept).toMatchObject([{ reason: 'RecordAgeExceeded', invokeCount: 0 }]);
  });

  it('does not count a call that was refused because all instances are busy', async () => {
    let attempts = 0;
    const busy: InvokeResult = { ok: false, reason: 'throttled', error: { errorType: 'Error', errorMessage: 'busy' } };
    const scene = await runScene(records, () => (++attempts < 10 ? busy : succeed()), { maximumRetries: 0 });
    expect(scene.kept).toEqual([]);
  });

  it('delivers only what a filter lets through, and passes over the rest', async () => {
    const filters = [compilePattern({ dynamodb: { Keys: { pk: { S: ['item-2', 'item-5'] } } } }, 'Mapping')];
    const scene = await runScene(records, () => succeed(), { filters });
    expect(scene.batches).toEqual([[2, 5]]);
    expect(scene.checkpoints.at(-1)?.sequenceNumber).toBe('000006');
  });

  it('waits for a full batch no longer than the window', async () => {
    const { scene, clock, mapping, pages } = startScene(records.slice(0, 2), () => succeed(), {
      window: 1000,
      batchSize: 4,
    });
    await clock.advance(500);
    expect(scene.batches).toEqual([]);
    pages.push(records.slice(2, 3));
    await clock.runUntil(mapping.drained());
    expect(scene.batches).toEqual([[1, 2, 3]]);
    expect(clock.now()).toBeGreaterThanOrEqual(1_000_001_000);
  });

  it('keeps the changes of one item in order and lets other items pass a stuck one', async () => {
    const mixed = Array.from({ length: 40 }, (_none, index) => makeRecord(index + 1, `item-${index % 8}`));
    const seen = new Map<string, number[]>();
    const scene = await runScene(
      mixed,
      (_sequences, batch) => {
        if (batch.some((record) => nameOf(record) % 8 === 1)) return failed;
        for (const record of batch) {
          const name = JSON.stringify(record.dynamodb.Keys);
          seen.set(name, [...(seen.get(name) ?? []), nameOf(record)]);
        }
        return succeed();
      },
      { lanes: 4, batchSize: 3 },
    );
    for (const sequences of seen.values()) expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    const handled = [...seen.values()].flat();
    expect([...handled, ...keptSequences(scene)].sort((a, b) => a - b)).toEqual(mixed.map(nameOf));
    expect(keptSequences(scene)).toEqual([1, 9, 17, 25, 33]);
  });

  it('keeps the place in front of a batch whose call ended because the runner stops', async () => {
    const stopping = Promise.withResolvers<InvokeResult>();
    const { scene, clock, mapping } = startScene(records, () => stopping.promise);
    await clock.advance(100);
    expect(scene.batches).toHaveLength(1);
    await mapping.stop();
    stopping.resolve(failed);
    await clock.advance(1000);
    expect(scene).toMatchObject({ kept: [], checkpoints: [] });
    expect(scene.batches).toHaveLength(1);
  });

  it('handles or keeps every record exactly once, whatever fails (property)', async () => {
    const cases = fc.record({
      poison: fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
      batchSize: fc.integer({ min: 1, max: 12 }),
      lanes: fc.integer({ min: 1, max: 4 }),
      reports: fc.boolean(),
    });
    const check = async ({
      poison,
      batchSize,
      lanes,
      reports,
    }: {
      poison: number[];
      batchSize: number;
      lanes: number;
      reports: boolean;
    }) => {
      const many = Array.from({ length: 30 }, (_none, index) => makeRecord(index + 1, `item-${index % 7}`));
      const handled: number[] = [];
      const handle: Handle = (sequences) => {
        const bad = sequences.find((sequence) => poison.includes(sequence));
        if (bad !== undefined && !reports) return failed;
        handled.push(...sequences.slice(0, bad === undefined ? undefined : sequences.indexOf(bad)));
        return succeed(
          bad === undefined ? null : { batchItemFailures: [{ itemIdentifier: String(bad).padStart(6, '0') }] },
        );
      };
      const scene = await runScene(many, handle, { batchSize, lanes });
      expect([...handled].sort((a, b) => a - b)).toEqual(
        many.map(nameOf).filter((sequence) => !poison.includes(sequence)),
      );
      expect(keptSequences(scene).sort((a, b) => a - b)).toEqual([...poison].sort((a, b) => a - b));
      expect(scene.checkpoints.at(-1)?.sequenceNumber).toBe('000030');
    };
    await fc.assert(fc.asyncProperty(cases, check), { numRuns: 40 });
  });
});
