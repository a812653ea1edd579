import { randomUUID } from 'node:crypto';
import type { GivenUp } from './stream-batch.ts';
import type { StreamRecord } from './stream-records.ts';

export interface FailureSource {
  readonly mappingId: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Key that Lambda gives the object of a failed batch. */
export function nameFailure({ mappingId, shardId, now }: FailureSource): string {
  const time = new Date(now).toISOString();
  const file = `${time.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
  return `aws/lambda/${mappingId}/${shardId}/${time.slice(0, 10).replaceAll('-', '/')}/${file}`;
}

/** The record that Lambda sends to the failure destination of a mapping; only S3 gets the `payload`. */
export function describeFailedBatch(batch: GivenUp, source: FailureSource) {
  const { records, reason, invokeCount } = batch;
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: source.functionArn,
      condition: reason,
      approximateInvokeCount: invokeCount,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(source.now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: source.shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(records[0]),
      approximateArrivalOfLastRecord: arrivalOf(records.at(-1)),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
    payload: JSON.stringify({ Records: records }),
  };
}

function arrivalOf(record: StreamRecord | undefined): string | undefined {
  if (!record) return undefined;
  return new Date(record.dynamodb.ApproximateCreationDateTime * 1000).toISOString();
}
