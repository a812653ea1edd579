import { execFile } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createDynamoDbClient, type DynamoDbClient, DynamoDbError } from './dynamodb-client.ts';
import { ensureTable, withoutStream } from './dynamodb-tables.ts';
import { findFreePort } from './http-server.ts';
import type { Context, Part } from './part.ts';
import { readObjects } from './properties.ts';
import { StartError } from './start-error.ts';
import type { Support } from './type-support.ts';

export const support: Support = {
  'AWS::DynamoDB::Table': {
    simulated: [
      'AttributeDefinitions',
      'GlobalSecondaryIndexes.IndexName',
      'GlobalSecondaryIndexes.KeySchema',
      'GlobalSecondaryIndexes.Projection',
      'KeySchema',
      'LocalSecondaryIndexes',
      'StreamSpecification.StreamViewType',
      'TableName',
    ],
    accepted: {
      BillingMode: 'one machine sends no bills',
      ContributorInsightsSpecification: 'metrics',
      DeletionProtectionEnabled: 'the runner deletes no table',
      'GlobalSecondaryIndexes.OnDemandThroughput': 'DynamoDB Local does not throttle',
      OnDemandThroughput: 'DynamoDB Local does not throttle',
      PointInTimeRecoverySpecification: 'copies of the data folder stand for it',
      SSESpecification: 'data lie on the disk of the person who runs them',
      Tags: 'labels',
      TimeToLiveSpecification: 'the service promises no moment of removal either: here it never comes',
    },
  },
};

export interface DynamoDbOptions {
  /** An endpoint that already runs, instead of a DynamoDB Local of our own. */
  readonly endpoint?: string | undefined;
  /** New tables have no stream yet, and a slower start is worth it. */
  readonly isForLoad?: boolean;
}

export interface DynamoDbPart extends Part {
  readonly client: DynamoDbClient;
}

/** Starts AWS's DynamoDB Local (or uses another endpoint) and brings its tables to what the template says. */
export async function startDynamoDb(
  context: Context,
  { endpoint, isForLoad = false }: DynamoDbOptions = {},
): Promise<DynamoDbPart> {
  const dbPath = join(context.dataDir, 'dynamodb');
  const server =
    endpoint === undefined
      ? await startDynamoDbLocal(context, dbPath, isForLoad)
      : { origin: endpoint, stop: async () => {} };
  const client = createDynamoDbClient(server.origin);
  const tables = context.stack.ofType('AWS::DynamoDB::Table');
  for (const table of tables) {
    await ensureTable(client, isForLoad ? withoutStream(table) : table).catch((error: unknown) => {
      const isBroken = error instanceof DynamoDbError && /^Internal(Failure|ServerError)$/.test(error.type);
      throw isBroken ? damaged(dbPath, `table ${table.logicalId} cannot be read`) : error;
    });
  }
  context.endpoints.register('dynamodb', { origin: server.origin });
  const indexes = tables.flatMap((table) => readObjects(table.properties, 'GlobalSecondaryIndexes')).length;
  return {
    name: 'DynamoDB',
    summary: `${tables.length} table, ${indexes} indexes`,
    client,
    async stop() {
      client.close();
      await server.stop();
    },
  };
}

async function startDynamoDbLocal(
  context: Context,
  dbPath: string,
  isForLoad: boolean,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const guard = await loopbackGuard(context);
  if (!context.inMemory) prepareFolder(dbPath);
  const home = findDynamoDbLocal();
  const port = await findFreePort();
  const child = context.children.spawn(
    'DynamoDB Local',
    'java',
    [
      ...guard,
      // The serial collector and no second compiler: half the memory and a faster start, which counts more on one machine.
      '-XX:+UseSerialGC',
      ...(isForLoad ? [] : ['-XX:TieredStopAtLevel=1']),
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-sharedDb',
      '-disableTelemetry',
      ...(context.inMemory ? ['-inMemory'] : ['-dbPath', dbPath]),
      '-port',
      String(port),
    ],
    // Its metadata file goes to the data folder. A process group of its own: Ctrl-C reaches the runner alone.
    { stdio: 'ignore', cwd: context.dataDir, detached: true },
  );
  const origin = `http://127.0.0.1:${port}`;
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  await waitUntilReady(origin, dbPath, () => exited);
  return { origin, stop: () => context.children.end(child) };
}

/** Answers once a call succeeds: what listens but cannot read its files is no database. */
async function waitUntilReady(origin: string, dbPath: string, hasExited: () => boolean): Promise<void> {
  const client = createDynamoDbClient(origin);
  const deadline = Date.now() + 60_000;
  try {
    for (;;) {
      if (hasExited()) throw damaged(dbPath, 'DynamoDB Local ended while it started');
      const failure = await client.call('ListTables', {}).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error,
      );
      if (!failure) return;
      if (failure.code === undefined) throw damaged(dbPath, 'its database cannot be read');
      if (Date.now() > deadline)
        throw new StartError('DynamoDB Local did not answer within 60 s: is the machine overloaded?');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    client.close();
  }
}

/** @throws StartError before Java is started for nothing */
function prepareFolder(dbPath: string): void {
  mkdirSync(dbPath, { recursive: true });
  for (const file of readdirSync(dbPath).filter((name) => name.endsWith('.db'))) {
    const path = join(dbPath, file);
    const header = Buffer.alloc(16);
    const descriptor = openSync(path, 'r');
    const length = readSync(descriptor, header, 0, 16, 0);
    closeSync(descriptor);
    if (length > 0 && header.toString('latin1') !== 'SQLite format 3\0')
      throw damaged(dbPath, `${file} is no database`);
  }
}

function damaged(dbPath: string, reason: string): StartError {
  return new StartError(
    `the data folder ${dirname(dbPath)} is damaged (${reason}): put a copy of it back, or move it away to begin with an empty one`,
  );
}

function findDynamoDbLocal(): string {
  const manifest = createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json');
  const home = join(dirname(manifest), 'emulator');
  if (!existsSync(join(home, 'DynamoDBLocal.jar')))
    throw new StartError(`${home} has no DynamoDBLocal.jar: run npm ci`);
  return home;
}

/**
 * DynamoDB Local listens on every interface and has no option against it. A security policy that lets it accept
 * connections from 127.0.0.1 only closes it; Java 24 removed that means.
 */
async function loopbackGuard({ log }: Context): Promise<readonly string[]> {
  const version = await readJavaVersion();
  if (version < 24) {
    const policy = join(import.meta.dirname, 'dynamodb-loopback.policy');
    return ['-Djava.security.manager', `-Djava.security.policy==${policy}`];
  }
  log(`Java ${version} cannot keep DynamoDB Local to this machine: other hosts of the network can reach its port`);
  return [];
}

async function readJavaVersion(): Promise<number> {
  const { stderr } = await promisify(execFile)('java', ['-version']).catch((error: unknown) => {
    throw new StartError(
      `Java 17 or later is missing (${String(error).slice(0, 60)}): on Debian run apt-get install default-jre-headless`,
    );
  });
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}
