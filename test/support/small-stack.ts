import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '#infra/local/template.ts';

/** A stack small enough to read in one look, as synthesis would leave it on disk. */
export interface SmallStack {
  readonly assembly: Assembly;
  /** Not created yet. */
  readonly dataDir: string;
  remove(): void;
}

const region = 'eu-west-3';
const sdk = createRequire(import.meta.url).resolve('@aws-sdk/client-dynamodb');

/** Does what the event asks for, so that each test can say what it needs. */
const actorCode = `
const { DynamoDBClient, ...commands } = require(${JSON.stringify(sdk)});
const client = new DynamoDBClient({});
let calls = 0;
exports.handler = async (event, context) => {
  calls += 1;
  switch (event.do) {
    case 'call': return client.send(new commands[event.command + 'Command']({ TableName: process.env.TABLE, ...event.input }));
    case 'fail': throw new TypeError(event.message);
    case 'spin': for (;;);
    case 'hoard': { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); }
    case 'reject': Promise.reject(new Error('nobody waits')); return new Promise((resolve) => setTimeout(resolve, 1000));
    case 'large': return 'x'.repeat(event.bytes);
    case 'tick': { globalThis.ticks ??= setInterval(() => { globalThis.count = (globalThis.count ?? 0) + 1; }, 5); return globalThis.count ?? 0; }
    case 'wait': await new Promise((resolve) => setTimeout(resolve, event.ms)); return calls;
    case 'log': console.log('plain words'); process.stdout.write('{"level":"ERROR","message":"in trouble"}\\n'); return null;
    default: return { calls, remaining: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn, zone: new Date(0).getHours() };
  }
};`;

/** Counts each record in an item of its own; a record named poison fails. */
const consumerCode = `
const { DynamoDBClient, UpdateItemCommand } = require(${JSON.stringify(sdk)});
const client = new DynamoDBClient({});
exports.handler = async ({ Records }) => {
  if (Records.some((record) => record.dynamodb.Keys.pk.S === 'poison')) throw new Error('poison');
  for (const { dynamodb } of Records) {
    await client.send(new UpdateItemCommand({
      TableName: process.env.TABLE,
      Key: { pk: { S: 'seen#' + dynamodb.Keys.pk.S }, sk: { S: 'SEEN' } },
      UpdateExpression: 'ADD times :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }));
  }
  return { batchItemFailures: [] };
};`;

const key = (name: string) => [
  { AttributeName: `${name}pk`, KeyType: 'HASH' },
  { AttributeName: `${name}sk`, KeyType: 'RANGE' },
];
const tableArn = { 'Fn::GetAtt': ['Table', 'Arn'] };
const streamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
const bucketArn = { 'Fn::GetAtt': ['Failures', 'Arn'] };

function makeTemplate(options: SmallStackOptions): object {
  const actorStatements = [
    { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], Resource: tableArn },
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: { 'Fn::Join': ['', [tableArn, '/index/gsi1']] } },
    {
      Effect: 'Deny',
      Action: 'dynamodb:DeleteItem',
      Resource: tableArn,
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': 'kept#*' } },
    },
  ];
  const consumerStatements = [
    { Effect: 'Allow', Action: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'], Resource: streamArn },
    { Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: tableArn },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [bucketArn, '/aws/lambda/*']] } },
  ];
  const indexNames = ['gsi1', ...(options.moreIndexes ?? [])];
  return {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: key(options.keyPrefix ?? ''),
          AttributeDefinitions: [options.keyPrefix ?? '', ...indexNames].flatMap((name) =>
            key(name).map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' })),
          ),
          GlobalSecondaryIndexes: indexNames.map((IndexName) => ({
            IndexName,
            KeySchema: key(IndexName),
            Projection: { ProjectionType: 'ALL' },
          })),
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        },
      },
      Failures: { Type: 'AWS::S3::Bucket' },
      DeadLetters: { Type: 'AWS::SQS::Queue' },
      ...makeFunction('Actor', actorStatements),
      ...makeFunction('Consumer', consumerStatements),
      ActorAsync: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Actor' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } } },
        },
      },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: streamArn,
          FunctionName: { Ref: 'Consumer' },
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: 10,
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumRetryAttempts: 1,
          FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":["REC"]}}}}' }] },
          DestinationConfig: { OnFailure: { Destination: bucketArn } },
        },
      },
      ...options.moreResources,
    },
    Outputs: { TableName: { Value: { Ref: 'Table' } } },
  };
}

function makeFunction(name: string, statements: readonly object[]): object {
  return {
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: 2,
        MemorySize: 128,
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        Environment: { Variables: { TABLE: { Ref: 'Table' } } },
      },
    },
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: {}, Policies: [{ PolicyDocument: { Statement: statements } }] },
    },
  };
}

export interface SmallStackOptions {
  readonly moreResources?: Readonly<Record<string, object>>;
  readonly moreIndexes?: readonly string[];
  /** Another name for the keys of the table. */
  readonly keyPrefix?: string;
  /** The data folder of an earlier stack. */
  readonly dataDir?: string;
}

export function createSmallStack(options: SmallStackOptions = {}): SmallStack {
  const root = mkdtempSync(join(tmpdir(), 'small-stack-'));
  const assemblyDir = join(root, 'assembly');
  const template = makeTemplate(options);
  const write = (path: string, text: string) => {
    mkdirSync(join(assemblyDir, path, '..'), { recursive: true });
    writeFileSync(join(assemblyDir, path), text);
  };
  const asset = (name: string) => ({ source: { path: name }, destinations: { here: { objectKey: `${name}.zip` } } });
  write('Actor/index.js', actorCode);
  write('Consumer/index.js', consumerCode);
  write('small.assets.json', JSON.stringify({ files: { a: asset('Actor'), b: asset('Consumer') } }));
  write('small.template.json', JSON.stringify(template));
  const properties = { templateFile: 'small.template.json', stackName: 'small' };
  write(
    'manifest.json',
    JSON.stringify({
      artifacts: {
        small: { type: 'aws:cloudformation:stack', environment: `aws://unknown-account/${region}`, properties },
      },
    }),
  );
  return {
    assembly: { assemblyDir, templatePath: join(assemblyDir, 'small.template.json'), template },
    dataDir: options.dataDir ?? join(root, 'data'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
