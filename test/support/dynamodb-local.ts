import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { indexKeyNames } from '#shared/store/plain-value.ts';
import { indexNames } from '#shared/store/table.ts';

export interface DynamoDbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const emulatorFolder = fileURLToPath(
  new URL('../../node_modules/amplify-dynamodb-simulator/emulator', import.meta.url),
);
const startLimitMs = 60_000;

/**
 * AWS's own DynamoDB for one machine, on a free port; `DYNAMODB_ENDPOINT` names one that runs already.
 * @param dataDir where it keeps its tables; absent: in memory
 */
export async function startDynamoDbLocal(dataDir?: string): Promise<DynamoDbLocal> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) return { endpoint: given, stop: async () => {} };
  const port = await findFreePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const place = dataDir === undefined ? ['-inMemory'] : ['-dbPath', dataDir];
  const options = [...place, '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const child = spawn('java', ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', ...options], {
    cwd: emulatorFolder,
    stdio: 'ignore',
  });
  await waitUntilAnswering(endpoint, child);
  return { endpoint, stop: () => stopChild(child) };
}

/** Keys of letters and digits only: DynamoDB Local accepts no others. */
export function createLocalClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

/** A table of the shape that every tenant has. */
export async function createLocalTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const keyNames = [['pk', 'sk'] as const, ...indexNames.map(indexKeyNames)];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keyNames.flat().map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: toKeySchema(['pk', 'sk']),
      GlobalSecondaryIndexes: indexNames.map((IndexName) => ({
        IndexName,
        KeySchema: toKeySchema(indexKeyNames(IndexName)),
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
}

function toKeySchema([pk, sk]: readonly [string, string]) {
  return [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}

async function waitUntilAnswering(endpoint: string, child: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = new Error('DynamoDB Local needs Java 17 or later: install it, or set DYNAMODB_ENDPOINT', {
      cause: error,
    });
  });
  child.once('exit', (code) => {
    failure ??= new Error(`DynamoDB Local ended with code ${code} before it answered`);
  });
  const client = createLocalClient(endpoint);
  const end = Date.now() + startLimitMs;
  while (!(await isAnswering(client))) {
    if (failure) throw failure;
    if (Date.now() > end) throw new Error(`DynamoDB Local did not answer within ${startLimitMs / 1000} s`);
    await wait(100);
  }
  client.destroy();
}

async function isAnswering(client: DynamoDBClient): Promise<boolean> {
  try {
    await client.send(new ListTablesCommand({}));
    return true;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
