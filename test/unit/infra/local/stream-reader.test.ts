import { describe, expect, it } from 'vitest';
import { type DynamoDbClient, DynamoDbError } from '#infra/local/dynamodb-client.ts';
import type { Checkpoint } from '#infra/local/stream-progress.ts';
import { createStreamReader } from '#infra/local/stream-reader.ts';
import type { Properties } from '#infra/local/template.ts';

interface FakeShard {
  readonly id: string;
  readonly parent?: string;
  readonly sequences: readonly string[];
  /** True: nothing comes any more. */
  readonly closed?: boolean;
}

interface FakeStream {
  readonly shards: readonly FakeShard[];
  /** Records up to this one are gone. */
  trimmedUpTo?: string;
  /** Iterators given so far are worthless. */
  expired?: boolean;
}

const pageSize = 2;

/** A stream as the service shows it, iterators being `shard@position`. */
function fakeClient(stream: FakeStream): DynamoDbClient {
  const shardOf = (id: unknown) => stream.shards.find((shard) => shard.id === id);
  const answers: Record<string, (body: Properties) => Properties> = {
    DescribeTable: () => ({ Table: { LatestStreamArn: 'arn:stream' } }),
    DescribeStream: () => ({
      StreamDescription: {
        Shards: stream.shards.map(({ id, parent }) => ({ ShardId: id, ...(parent && { ParentShardId: parent }) })),
      },
    }),
    GetShardIterator({ ShardId, ShardIteratorType, SequenceNumber }) {
      stream.expired = false;
      const sequences = shardOf(ShardId)?.sequences ?? [];
      if (ShardIteratorType === 'LATEST') return { ShardIterator: `${ShardId}@${sequences.length}` };
      const kept = sequences.findIndex((sequence) => sequence > (stream.trimmedUpTo ?? ''));
      if (ShardIteratorType === 'TRIM_HORIZON')
        return { ShardIterator: `${ShardId}@${kept < 0 ? sequences.length : kept}` };
      if (String(SequenceNumber) < (stream.trimmedUpTo ?? ''))
        throw new DynamoDbError('TrimmedDataAccessException', 'gone');
      return { ShardIterator: `${ShardId}@${sequences.indexOf(String(SequenceNumber)) + 1}` };
    },
    GetRecords({ ShardIterator }) {
      if (stream.expired) throw new DynamoDbError('ExpiredIteratorException', 'old');
      const [id = '', from = ''] = String(ShardIterator).split('@');
      const shard = shardOf(id);
      const page = (shard?.sequences ?? []).slice(Number(from), Number(from) + pageSize);
      const next = Number(from) + page.length;
      const isOver = shard?.closed === true && next >= shard.sequences.length;
      return {
        Records: page.map((SequenceNumber) => ({ eventID: SequenceNumber, dynamodb: { SequenceNumber, Keys: {} } })),
        ...(!isOver && { NextShardIterator: `${id}@${next}` }),
      };
    },
  };
  return { call: async (operation, body) => answers[operation]?.(body) ?? {}, close: () => {} };
}

function openReader(stream: FakeStream, checkpoint?: Checkpoint, from: 'TRIM_HORIZON' | 'LATEST' = 'TRIM_HORIZON') {
  const lines: string[] = [];
  const place = { tableName: 'goods', streamArn: 'arn:aws:stream', region: 'eu-west-3' };
  const reader = createStreamReader({
    client: fakeClient(stream),
    ...place,
    checkpoint,
    from,
    log: (line) => lines.push(line),
  });
  const readSome = async (turns: number): Promise<string[]> => {
    const found: string[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const { shardId, records } = await reader.read();
      found.push(...records.map((record) => `${shardId}/${record.dynamodb.SequenceNumber}`));
    }
    return found;
  };
  return { lines, reader, readSome };
}

const parent: FakeShard = { id: 'a', sequences: ['1', '2', '3'], closed: true };
const child: FakeShard = { id: 'b', parent: 'a', sequences: ['4', '5'] };

describe('reading a stream', () => {
  it('reads a shard to its end before its child, each record once', async () => {
    const { readSome } = openReader({ shards: [child, parent] });
    expect(await readSome(8)).toEqual(['a/1', 'a/2', 'a/3', 'b/4', 'b/5']);
  });

  it('gives no record twice while a closed shard has no child yet', async () => {
    expect(await openReader({ shards: [parent] }).readSome(8)).toEqual(['a/1', 'a/2', 'a/3']);
  });

  it('goes on behind its checkpoint', async () => {
    const { readSome } = openReader({ shards: [parent, child] }, { shardId: 'a', sequenceNumber: '2' });
    expect(await readSome(6)).toEqual(['a/3', 'b/4', 'b/5']);
  });

  it('begins with what comes next where the mapping says LATEST', async () => {
    const sequences = ['4', '5'];
    const { readSome } = openReader({ shards: [parent, { ...child, sequences }] }, undefined, 'LATEST');
    expect(await readSome(2)).toEqual([]);
    sequences.push('6');
    expect(await readSome(2)).toEqual(['b/6']);
  });

  it('takes a new iterator at its place when the old one expired', async () => {
    const stream: FakeStream = { shards: [{ id: 'a', sequences: ['1', '2', '3', '4'] }] };
    const { readSome } = openReader(stream);
    expect(await readSome(1)).toEqual(['a/1', 'a/2']);
    stream.expired = true;
    expect(await readSome(3)).toEqual(['a/3', 'a/4']);
  });

  it('reads what is left, and says so, when its place is gone', async () => {
    const trimmed = openReader({ shards: [parent], trimmedUpTo: '2' }, { shardId: 'a', sequenceNumber: '1' });
    expect(await trimmed.readSome(3)).toEqual(['a/3']);
    expect(trimmed.lines).toHaveLength(1);
    const other = openReader({ shards: [parent] }, { shardId: 'gone', sequenceNumber: '9' });
    expect(await other.readSome(3)).toEqual(['a/1', 'a/2', 'a/3']);
    expect(other.lines).toEqual(['the stream of goods no longer has gone: reading what is left']);
  });

  it('shows records as AWS does', async () => {
    const { records } = await openReader({ shards: [parent] }).reader.read();
    expect(records[0]).toMatchObject({
      awsRegion: 'eu-west-3',
      eventSource: 'aws:dynamodb',
      eventSourceARN: 'arn:aws:stream',
    });
  });
});
