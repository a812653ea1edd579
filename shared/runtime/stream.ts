import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { beat } from '#shared/domain/health/heartbeats.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import type { Table } from '#shared/store/table.ts';
import { readEnv } from './env.ts';
import { logger } from './observability.ts';

/** One record that changed; what it is now, the consumer reads itself. */
export interface RecordChange {
  readonly id: string;
  /** `companies`, `deals`… */
  readonly type: string;
}

export interface StreamConsumer {
  readonly name: 'dedupe' | 'reports';
  /** Must end in the same state when it is called again with the same ids, or later than others. */
  readonly apply: (table: Table, changes: readonly RecordChange[]) => Promise<unknown>;
}

/** Signs of life cost a write each: one a minute is enough. In milliseconds. */
const beatEvery = 60_000;

/**
 * A consumer of the table's stream that takes the whole batch at once. When that fails it goes on one by one, so that a
 * record that cannot be processed holds up no other and is named to the service, which retries it and sets it aside.
 */
export function createStreamConsumer({ name, apply }: StreamConsumer) {
  const { TABLE_NAME: tableName } = readEnv('TABLE_NAME');
  const table = createDynamoTable({ tableName });
  let lastBeat = 0;

  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = await applyBatch(table, apply, event.Records);
    if (Date.now() - lastBeat > beatEvery) {
      lastBeat = Date.now();
      await beat(table, `stream:${name}`, new Date());
    }
    return { batchItemFailures: failed.map((sequence) => ({ itemIdentifier: sequence })) };
  };
}

/** @returns sequence numbers of the records that could not be processed */
export async function applyBatch(
  table: Table,
  apply: StreamConsumer['apply'],
  records: readonly DynamoDBRecord[],
): Promise<readonly string[]> {
  const changes = records.map((record) => ({
    sequence: record.dynamodb?.SequenceNumber ?? '',
    change: toChange(record),
  }));
  try {
    await apply(
      table,
      changes.map(({ change }) => change),
    );
    return [];
  } catch (error) {
    logger.warn('batch failed, going on one by one', error as Error);
  }
  const failed: string[] = [];
  for (const { sequence, change } of changes) {
    try {
      await apply(table, [change]);
    } catch (error) {
      logger.error('record failed', { id: change.id, error: error as Error });
      failed.push(sequence);
    }
  }
  return failed;
}

function toChange({ dynamodb }: DynamoDBRecord): RecordChange {
  const image = dynamodb?.NewImage ?? dynamodb?.OldImage;
  return { id: dynamodb?.Keys?.pk?.S ?? '', type: image?.type?.S ?? '' };
}
