import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { createImport, sourceKey } from '#shared/domain/imports/create-import.ts';
import { findEntry } from '#shared/domain/imports/import-entry.ts';
import { planImport } from '#shared/domain/imports/plan-import.ts';
import { requestCommit } from '#shared/domain/imports/request-work.ts';
import { workOnImport } from '#shared/domain/imports/work-on-import.ts';
import { dayIn } from '#shared/domain/organisation/calendar.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { recordSk } from '#shared/store/keys.ts';
import { scanInParts } from '#shared/store/scan-in-parts.ts';
import { createScratchTables } from '#shared/store/scratch-table.ts';
import type { Item, TableConnection } from '#shared/store/table.ts';
import { createLocalClient, createLocalTable, startDynamoDbLocal } from '#test/support/dynamodb-local.ts';
import { createFolderFiles } from '#test/support/folder-files.ts';
import { writeCompanies } from '#test/support/sample-files.ts';
import { testTenant } from '#test/support/workspace.ts';
import type { ImportFigures } from './import.ts';
import { watchMemory } from './memory.ts';

const owner = 'owner';
const rows = Number(process.argv[2]);
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());
const quiet = { publish: async () => {} };

const dynamoDb = await startDynamoDbLocal();
const client = DynamoDBDocumentClient.from(createLocalClient(dynamoDb.endpoint), {
  marshallOptions: { removeUndefinedValues: true },
});
const files = createFolderFiles();
try {
  await createLocalTable(client, 'bench');
  const table = createDynamoTable({ tableName: 'bench', client });
  const before = await prepare(table);
  const figures = await importCompanies(table, before);
  process.send?.(figures);
} finally {
  files.remove();
  client.destroy();
  await dynamoDb.stop();
  process.disconnect?.();
}

async function prepare(table: TableConnection): Promise<number> {
  const users = [
    { sub: owner, name: 'Owner', email: 'owner@bench.local', departmentId: 'sales', roles: ['administrator' as const] },
  ];
  await setUpOrganisation(table, { users }, 'en');
  return (await collect(table)).length;
}

async function openContext(table: TableConnection): Promise<Context> {
  const directory = await loadDirectory(table);
  const user = directory.users.get(owner);
  if (!user) throw new Error('there is no owner');
  const actor = actorOf(user, directory, dayIn(testTenant.timeZone, now()));
  return { actor, directory, table, tenant: testTenant, channel: 'api', now, newId };
}

async function importCompanies(table: TableConnection, before: number): Promise<ImportFigures> {
  const context = await openContext(table);
  const { entry } = await createImport(context, files, { object: 'companies', fileName: 'clients.csv' });
  const bytes = await writeCompanies(files.pathOf(sourceKey(entry)), rows);
  const memory = watchMemory();
  const planBegun = performance.now();
  await planImport(context, files, entry.id, { match: 'identifiers' });
  const planSeconds = (performance.now() - planBegun) / 1000;
  await requestCommit(context, quiet, entry.id);
  const commitBegun = performance.now();
  await workOnImport({ table, files, tenant: testTenant, now, newId }, entry.id);
  const commitSeconds = (performance.now() - commitBegun) / 1000;
  const peakMemoryMb = memory.stop();
  const done = await findEntry(table, entry.id);
  const items = await collect(table);
  const records = items.filter(({ sk, batch }) => sk === recordSk && batch === entry.id);
  const bareRows = await measureBare(records);
  const bareItems = await measureBare(items.slice(0, items.length - before));
  const commitRows = rows / commitSeconds;
  return {
    rows,
    bytes,
    planSeconds: round(planSeconds),
    planRowsPerSecond: Math.round(rows / planSeconds),
    commitSeconds: round(commitSeconds),
    commitRowsPerSecond: Math.round(commitRows),
    bareRowsPerSecond: Math.round(bareRows),
    ratio: round(commitRows / bareRows),
    bareItemsPerSecond: Math.round(bareItems),
    itemsRatio: round((items.length - before) / commitSeconds / bareItems),
    items: items.length - before,
    created: done?.commit?.counts.created ?? 0,
    peakMemoryMb,
  };
}

async function collect(table: TableConnection): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of scanInParts(table)) items.push(...page);
  return items;
}

/** @returns items a second */
async function measureBare(items: readonly Item[]): Promise<number> {
  const scratch = createScratchTables('bench-scratch', client);
  const target = await scratch.create();
  const begun = performance.now();
  await target.writeMany(items.map((put) => ({ put })));
  const seconds = (performance.now() - begun) / 1000;
  await scratch.drop();
  return items.length / seconds;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
