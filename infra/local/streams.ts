import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { DynamoDbClient } from './dynamodb-client.ts';
import { compilePattern } from './event-pattern.ts';
import type { FunctionAccess, LambdaPart } from './lambda.ts';
import type { Context, Part } from './part.ts';
import { readFlag, readNumber, readObject, readObjects, readText, readTexts } from './properties.ts';
import { signRequest } from './sigv4.ts';
import { StartError } from './start-error.ts';
import { describeFailedBatch, type FailureSource, nameFailure } from './stream-failures.ts';
import { type Mapping, type MappingConfig, startMapping } from './stream-mapping.ts';
import type { Checkpoint } from './stream-progress.ts';
import { createStreamReader } from './stream-reader.ts';
import { refuseProperty } from './support.ts';
import type { Resource } from './template.ts';
import type { Support } from './type-support.ts';

export const support: Support = {
  'AWS::Lambda::EventSourceMapping': {
    simulated: [
      'BatchSize',
      'BisectBatchOnFunctionError',
      'DestinationConfig.OnFailure.Destination',
      'Enabled',
      'EventSourceArn',
      'FilterCriteria.Filters.Pattern',
      'FunctionName',
      'FunctionResponseTypes',
      'MaximumBatchingWindowInSeconds',
      'MaximumRecordAgeInSeconds',
      'MaximumRetryAttempts',
      'ParallelizationFactor',
      'StartingPosition',
    ],
    accepted: { MetricsConfig: 'one machine collects no metrics', Tags: 'labels' },
  },
};

export interface StreamsPart extends Part {
  /** Look for new records now. */
  poke(): void;
  drained(): Promise<void>;
}

export const noStreams: StreamsPart = {
  name: 'Streams',
  summary: 'none',
  poke() {},
  async drained() {},
  async stop() {},
};

interface StreamsOptions {
  readonly context: Context;
  readonly client: DynamoDbClient;
  readonly lambda: LambdaPart;
}

export async function startStreams(options: StreamsOptions): Promise<StreamsPart> {
  const resources = options.context.stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter((resource) => readFlag(resource.properties, 'Enabled', true));
  const mappings = resources.map((resource) => openMapping(resource, options));
  return {
    name: 'Streams',
    summary: `${mappings.length} consumers`,
    poke() {
      for (const mapping of mappings) mapping.poke();
    },
    async drained() {
      await Promise.all(mappings.map((mapping) => mapping.drained()));
    },
    async stop() {
      await Promise.all(mappings.map((mapping) => mapping.stop()));
    },
  };
}

function openMapping(resource: Resource, { context, client, lambda }: StreamsOptions): Mapping {
  const { stack, dataDir, inMemory, clock } = context;
  const access = lambda.access(readText(resource.properties, 'FunctionName'));
  const streamArn = readText(resource.properties, 'EventSourceArn');
  const table = stack.ofType('AWS::DynamoDB::Table').find((one) => one.attributes.StreamArn === streamArn);
  if (!table) return refuseProperty(resource, 'EventSourceArn');
  assertGranted(resource, access, 'dynamodb:GetRecords', streamArn);
  const name = access.config.logicalId;
  const file = join(dataDir, 'streams', `${resource.logicalId}.json`);
  const checkpoint = inMemory ? undefined : readCheckpoint(file);
  const log = (line: string) => context.log(`${name}: ${line}`);
  const keepFailure = failureKeeper(resource, context, access, streamArn);
  return startMapping(readMappingConfig(resource), {
    clock,
    checkpoint,
    log,
    source: createStreamReader({
      client,
      tableName: table.ref,
      streamArn,
      region: stack.region,
      checkpoint,
      from: readStartingPosition(resource),
      log,
    }),
    invoke: (event) => lambda.invoke(name, event),
    async keepFailure(batch) {
      log(`gave up ${batch.records.length} records: ${batch.reason}`);
      const source = {
        mappingId: resource.ref,
        functionArn: access.config.arn,
        streamArn,
        shardId: batch.shardId,
        now: clock.now(),
      };
      await keepFailure(describeFailedBatch(batch, source), source);
    },
    saveCheckpoint: inMemory ? () => {} : (next) => writeCheckpoint(file, next),
  });
}

export function readMappingConfig(resource: Resource): MappingConfig {
  const { properties, logicalId } = resource;
  const responseTypes = readTexts(properties, 'FunctionResponseTypes');
  if (responseTypes.some((type) => type !== 'ReportBatchItemFailures'))
    refuseProperty(resource, 'FunctionResponseTypes');
  return {
    batchSize: readNumber(properties, 'BatchSize', 100),
    window: readNumber(properties, 'MaximumBatchingWindowInSeconds', 0) * 1000,
    lanes: readNumber(properties, 'ParallelizationFactor', 1),
    bisects: readFlag(properties, 'BisectBatchOnFunctionError', false),
    reportsItemFailures: responseTypes.length > 0,
    maximumRetries: readNumber(properties, 'MaximumRetryAttempts', -1),
    maximumAge: readNumber(properties, 'MaximumRecordAgeInSeconds', -1),
    filters: readObjects(readObject(properties, 'FilterCriteria'), 'Filters').map((filter) =>
      compilePattern(JSON.parse(readText(filter, 'Pattern')), logicalId),
    ),
  };
}

function readStartingPosition(resource: Resource): 'TRIM_HORIZON' | 'LATEST' {
  const position = readText(resource.properties, 'StartingPosition');
  if (position === 'TRIM_HORIZON' || position === 'LATEST') return position;
  return refuseProperty(resource, 'StartingPosition');
}

type KeepFailure = (record: ReturnType<typeof describeFailedBatch>, source: FailureSource) => Promise<void>;

/** Failed batches go where the template says, with the rights of the function, as Lambda does it. */
function failureKeeper(resource: Resource, context: Context, access: FunctionAccess, streamArn: string): KeepFailure {
  const destination = readObject(readObject(resource.properties, 'DestinationConfig'), 'OnFailure').Destination;
  if (destination === undefined) return async () => {};
  const bucket = context.stack.ofType('AWS::S3::Bucket').find((one) => one.attributes.Arn === destination);
  if (bucket) {
    assertGranted(resource, access, 's3:PutObject', `${destination}/aws/lambda/${resource.ref}/${streamArn}`);
    return (record, source) => putObject(context, access, `/${bucket.ref}/${nameFailure(source)}`, record);
  }
  assertGranted(resource, access, 'sqs:SendMessage', String(destination));
  return ({ payload: _onlyForBuckets, ...record }) => context.queues.send(String(destination), record);
}

function assertGranted(resource: Resource, { config, policies }: FunctionAccess, action: string, arn: string): void {
  if (policies.decide({ action, resource: arn }) === 'allowed') return;
  throw new StartError(`${resource.logicalId}: the role of ${config.logicalId} does not allow ${action} on ${arn}`);
}

function putObject(context: Context, { credentials }: FunctionAccess, path: string, content: unknown): Promise<void> {
  const body = JSON.stringify(content);
  const { origin } = context.endpoints;
  const signed = signRequest({ method: 'PUT', url: path, host: new URL(origin).host }, credentials, {
    region: context.stack.region,
    service: 's3',
    now: Date.now(),
  });
  const headers = { ...signed, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, { method: 'PUT', headers }, (incoming) => {
      incoming.resume();
      if (incoming.statusCode === 200) resolve();
      else reject(new Error(`PUT ${path} was answered with ${incoming.statusCode}`));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function readCheckpoint(file: string): Checkpoint | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Checkpoint;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`${file} is damaged: remove it and every record of the last day is delivered again`);
  }
}

function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  mkdirSync(join(file, '..'), { recursive: true });
  // Written aside first: a torn file would lose the place.
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
  renameSync(`${file}.new`, file);
}
