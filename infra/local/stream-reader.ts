import { type DynamoDbClient, DynamoDbError } from './dynamodb-client.ts';
import { readObject, readObjects } from './properties.ts';
import type { Checkpoint } from './stream-progress.ts';
import { adaptRecord, type StreamRecord } from './stream-records.ts';
import type { Properties } from './template.ts';

/** Reads a stream from a position on. */
export interface StreamSource {
  /** The next records, in order; none when there is nothing new. */
  read(): Promise<Page>;
}

export interface Page {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
}

export interface ReaderOptions {
  readonly client: DynamoDbClient;
  readonly tableName: string;
  /** As the template's ARN names it. */
  readonly streamArn: string;
  readonly region: string;
  readonly checkpoint: Checkpoint | undefined;
  readonly from: 'TRIM_HORIZON' | 'LATEST';
  log(line: string): void;
}

/** Reads the shards one after another: the children of a shard come when it is read to its end. */
export function createStreamReader(options: ReaderOptions): StreamSource {
  const { client, tableName, region, streamArn, from, log } = options;
  let position = options.checkpoint;
  let isFirst = position === undefined;
  let shardId: string | undefined;
  let iterator: string | undefined;

  async function describe(): Promise<{ arn: string; shards: readonly Properties[] }> {
    const table = readObject(await client.call('DescribeTable', { TableName: tableName }), 'Table');
    const arn = String(table.LatestStreamArn);
    const { StreamDescription } = await client.call('DescribeStream', { StreamArn: arn });
    return { arn, shards: readObjects(StreamDescription as Properties, 'Shards') };
  }

  /** Iterators expire after a quarter of an hour: the position tells where to take a new one. */
  async function openIterator(): Promise<void> {
    const { arn, shards } = await describe();
    const known = shards.find((shard) => shard.ShardId === (position?.shardId ?? shardId));
    const oldest = shards.find((shard) => !shards.some((other) => other.ShardId === shard.ParentShardId));
    const shard = known ?? (isFirst && from === 'LATEST' ? shards.at(-1) : oldest);
    if (!shard) return;
    if (position && !known) {
      log(`the stream of ${tableName} no longer has ${position.shardId}: reading what is left`);
      position = undefined;
    }
    shardId = String(shard.ShardId);
    const request = { StreamArn: arn, ShardId: shardId };
    const type = position ? 'AFTER_SEQUENCE_NUMBER' : isFirst ? from : 'TRIM_HORIZON';
    const start = type === 'AFTER_SEQUENCE_NUMBER' ? { SequenceNumber: position?.sequenceNumber } : {};
    const answer = await client
      .call('GetShardIterator', { ...request, ShardIteratorType: type, ...start })
      .catch((error: unknown) => {
        if (!isTrimmed(error)) throw error;
        log(`records of ${tableName} are older than its stream keeps: reading what is left`);
        position = undefined;
        return client.call('GetShardIterator', { ...request, ShardIteratorType: 'TRIM_HORIZON' });
      });
    isFirst = false;
    iterator = String(answer.ShardIterator);
  }

  async function moveToChild(): Promise<void> {
    const { shards } = await describe();
    const child = shards.find((shard) => shard.ParentShardId === shardId);
    if (!child) return;
    shardId = String(child.ShardId);
    position = undefined;
  }

  async function readPage(): Promise<Page> {
    if (iterator === undefined) await openIterator();
    if (iterator === undefined || shardId === undefined) return { shardId: '', records: [] };
    const page = { shardId, records: await getRecords(iterator) };
    const last = page.records.at(-1);
    if (last) position = { shardId: page.shardId, sequenceNumber: last.dynamodb.SequenceNumber };
    if (iterator === undefined) await moveToChild();
    return page;
  }

  /** Moves the iterator on; at the end of a shard there is none, and the old one would give its page again. */
  async function getRecords(from: string): Promise<readonly StreamRecord[]> {
    const { NextShardIterator: next, ...answer } = await client.call('GetRecords', {
      ShardIterator: from,
      Limit: 1000,
    });
    iterator = typeof next === 'string' ? next : undefined;
    return readObjects(answer, 'Records').map((raw) => adaptRecord(raw, region, streamArn));
  }

  return {
    async read() {
      try {
        return await readPage();
      } catch (error) {
        if (!(error instanceof DynamoDbError)) throw error;
        // A new iterator at the same position; what is really wrong shows again there.
        if (error.type !== 'ExpiredIteratorException' && !isTrimmed(error)) throw error;
        iterator = undefined;
        return { shardId: shardId ?? '', records: [] };
      }
    },
  };
}

function isTrimmed(error: unknown): boolean {
  return error instanceof DynamoDbError && error.type === 'TrimmedDataAccessException';
}
