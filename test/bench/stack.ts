import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { findQuickFolder } from '#infra/cli/quick-folder.ts';
import { engine } from '#shared/domain/duplicates/match-state.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { searchEngine } from '#shared/domain/search/search-entry.ts';
import { demoPassword } from '#shared/model/demo-users.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import type { TableConnection } from '#shared/store/table.ts';
import { createLocalClient, startDynamoDbLocal } from '#test/support/dynamodb-local.ts';
import { startStack } from '#test/support/stack.ts';
import { itemsOf, makeCompany } from './companies.ts';
import { createSender, type Send } from './load.ts';

const cache = join(import.meta.dirname, '../../node_modules/.cache/steward/bench');
/** Another one when the companies, or what is derived from them, are others. */
const shape = `2.${engine}.${searchEngine}`;
const chunk = 2500;
const lanes = 6;

export interface BenchStack {
  readonly send: Send;
  readonly table: TableConnection;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly ownerId: string;
  readonly departmentIds: readonly string[];
  stop(): Promise<void>;
}

/**
 * A stack as `npm start` runs it, with so many companies, in a folder that is kept for the next time.
 * @param options.quiet wait until the consumers of the stream are done: what a call costs does not hang on it, its time does
 */
export async function openStack(
  companies: number,
  connections: number,
  { quiet }: { readonly quiet: boolean },
): Promise<BenchStack> {
  const kept = join(cache, `${shape}-${companies}`);
  const isFilled = existsSync(join(kept, 'filled'));
  // A table that is filled waits for the disk at every write: it is filled in memory, and kept after.
  const folder = isFilled ? kept : mkdtempSync(join(findQuickFolder(), 'steward-bench-'));
  if (!isFilled) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'table'), { recursive: true });
  const dynamoDb = await startDynamoDbLocal(join(folder, 'table'));
  const stack = await startStack(join(folder, 'data'), {
    STEWARD_DEMO: '0',
    DYNAMODB_ENDPOINT: dynamoDb.endpoint,
  });
  const client = DynamoDBDocumentClient.from(createLocalClient(dynamoDb.endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const tableName = (await client.send(new ListTablesCommand({}))).TableNames?.[0] ?? '';
  const table = createDynamoTable({ tableName, client });
  const directory = await loadDirectory(table);
  const owner = [...directory.users.values()][0];
  if (!owner) throw new Error('the stack has no administrator');
  if (!isFilled) {
    await fill(table, companies, owner.id, owner.departmentId);
  }
  const sender = createSender(`${stack.url}${apiPrefix}`, await signIn(stack.url, owner.email), connections);
  if (quiet) await waitForStream(sender, companies);
  return {
    send: sender,
    table,
    client,
    tableName,
    ownerId: owner.id,
    departmentIds: [...directory.departments.keys(), 'none'],
    async stop() {
      sender.close();
      await stack.stop();
      client.destroy();
      await dynamoDb.stop();
      if (!isFilled) keep(folder, kept);
    },
  };
}

function keep(folder: string, kept: string): void {
  rmSync(kept, { recursive: true, force: true });
  cpSync(folder, kept, { recursive: true });
  writeFileSync(join(kept, 'filled'), '');
}

async function fill(table: TableConnection, companies: number, ownerId: string, departmentId: string): Promise<void> {
  for (let from = 0; from < companies; from += chunk) {
    const numbers = Array.from({ length: Math.min(chunk, companies - from) }, (_, at) => from + at);
    const items = itemsOf(numbers.map((at) => makeCompany(at, ownerId, departmentId)));
    const waiting = [...items].values();
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (const batch of takeBatches(waiting)) await table.writeMany(batch.map((put) => ({ put })));
      }),
    );
    process.stdout.write(`\r  filling       ${Math.min(from + chunk, companies)} of ${companies} companies`);
  }
  process.stdout.write('\n');
}

function* takeBatches<Entry>(entries: IteratorObject<Entry>): Generator<readonly Entry[]> {
  for (;;) {
    const batch = entries.take(25).toArray();
    if (batch.length === 0) return;
    yield batch;
  }
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}${apiPrefix}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

/** Until the figures count every company: then the consumers of the stream have nothing left to do. */
async function waitForStream(send: Send, companies: number): Promise<void> {
  for (;;) {
    const { body } = await send({ method: 'GET', path: '/reports/records' });
    const { rows = [] } = JSON.parse(body) as { rows?: readonly { object: string; count: number }[] };
    const counted = rows.find(({ object }) => object === 'companies')?.count ?? 0;
    if (counted >= companies) return;
    process.stdout.write(`\r  stream        ${counted} of ${companies} companies counted`);
    await wait(1000);
  }
}
