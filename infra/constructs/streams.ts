import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  EventSourceMapping,
  FilterCriteria,
  type IEventSourceDlq,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { pascalCase, type StreamName, streamNames } from '../entries.ts';
import { grantPut } from './buckets.ts';
import { type House, HouseFunction } from './house-function.ts';

/** Only records themselves change what is derived; what consumers write must never wake them again. */
const recordsOnly = FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: ['REC'] } } } });

/** What one consumer finds out, the figures of quality count: that two records may be the same. */
const recordsAndPairs = FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: ['REC', { prefix: '~DUP#' }] } } } });

const filters: Readonly<Record<StreamName, typeof recordsOnly>> = { dedupe: recordsOnly, reports: recordsAndPairs };

/** Room for a batch whose records are all new to the consumer, and for conflicts that are tried again. */
const consumerTimeout = Duration.seconds(60);
const consumerMemory = 1024;

/** Where Lambda puts the records of failed batches. */
const failurePrefix = 'aws/lambda/';

export interface StreamsProps {
  readonly house: House;
  readonly table: Table;
  /** Gets the full records that failed every attempt. */
  readonly failures: Bucket;
}

export interface StreamConsumer {
  readonly handler: HouseFunction;
  readonly mapping: EventSourceMapping;
}

/** The two consumers of the table's stream, which is the most that a stream serves well. */
export class Streams extends Construct {
  readonly consumers: Readonly<Record<StreamName, StreamConsumer>>;

  constructor(scope: Construct, id: string, props: StreamsProps) {
    super(scope, id);
    this.consumers = Object.fromEntries(streamNames.map((name) => [name, this.#addConsumer(name, props)])) as Record<
      StreamName,
      StreamConsumer
    >;
  }

  #addConsumer(name: StreamName, props: StreamsProps): StreamConsumer {
    const scope = new Construct(this, pascalCase(name));
    const handler = new HouseFunction(scope, 'Function', {
      house: props.house,
      entry: `streams/${name}`,
      memorySize: consumerMemory,
      timeout: consumerTimeout,
    });
    grantStream(handler, props.table);
    const mapping = new EventSourceMapping(scope, 'Mapping', {
      target: handler,
      eventSourceArn: streamArn(props.table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [filters[name]],
      // What is read and written for a batch is shared by its records; one that comes alone does not wait for others.
      batchSize: 500,
      // No waiting: a duplicate shall show within two seconds of the save that made it.
      maxBatchingWindow: Duration.seconds(0),
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 8,
      // The stream keeps 24 hours: what fails for six must be out of the way long before the rest is lost.
      maxRecordAge: Duration.hours(6),
      onFailure: failuresIn(props.failures, handler),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    // Lambda checks at once that the role can read the stream.
    mapping.node.addDependency(handler.houseRole);
    return { handler, mapping };
  }
}

function grantStream(handler: HouseFunction, table: Table): void {
  const operations = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
  handler.allow(
    operations.map((operation) => `dynamodb:${operation}`),
    [streamArn(table)],
  );
}

function streamArn(table: Table): string {
  if (!table.tableStreamArn) throw new Error('The table has no stream.');
  return table.tableStreamArn;
}

function failuresIn(bucket: Bucket, handler: HouseFunction): IEventSourceDlq {
  return {
    bind() {
      handler.allow(['s3:ListBucket'], [bucket.bucketArn]);
      grantPut(handler, bucket, failurePrefix);
      return { destination: bucket.bucketArn };
    },
  };
}
