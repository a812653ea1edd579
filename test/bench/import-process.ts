import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { createImport, sourceKey } from '#shared/domain/imports/create-import.ts';
import { findEntry } from '#shared/domain/imports/import-entry.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import { requestCommit, requestUndo } from '#shared/domain/imports/work/request-work.ts';
import { workOnImport } from '#shared/domain/imports/work/work-on-import.ts';
import { dayIn } from '#shared/domain/organisation/calendar.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { Meter } from '#shared/store/meter.ts';
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
/** Enough to tell how fast they are written alone; all of the longest file would be too many to hold. */
const mostSampled = 40_000;
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
  return (await collect(table)).items;
}

async function openContext(table: TableConnection): Promise<Context> {
  const directory = await loadDirectory(table);
  const user = directory.users.get(owner);
  if (!user) throw new Error('there is no owner');
  const actor = actorOf(user, directory, dayIn(testTenant.timeZone, now()));
  return { actor, directory, table, tenant: testTenant, channel: 'api', now, newId };
}

async function importCompanies(table: TableConnection, before: number): Promise<ImportFigures> {
  const meter = new Meter();
  const metered = table.metered(meter);
  const context = { ...(await openContext(table)), table: metered };
  const { entry } = await createImport(context, files, { object: 'companies', fileName: 'clients.csv' });
  const { id } = entry;
  const bytes = await writeCompanies(files.pathOf(sourceKey(entry)), rows);
  const memory = watchMemory();
  const measure = async (work: () => Promise<unknown>) => {
    const calls = meter.cost.calls;
    const begun = performance.now();
    await work();
    const seconds = (performance.now() - begun) / 1000;
    say(`${round(seconds)} s`);
    return { seconds, calls: meter.cost.calls - calls };
  };
  const carryOn = () => workOnImport({ table: metered, files, tenant: testTenant, now, newId }, id);
  const plan = await measure(() => planImport(context, files, id, { match: 'identifiers' }));
  await requestCommit(context, quiet, id);
  const commit = await measure(carryOn);
  const peakBefore = memory.peak();
  const { items, sample } = await collect(table);
  const records = sample.filter(({ sk, batch }) => sk === recordSk && batch === id);
  const bareRows = await measureBare(records);
  const bareItems = await measureBare(sample);
  const again = watchMemory();
  await requestUndo(context, quiet, id);
  const undo = await measure(carryOn);
  memory.stop();
  const done = await findEntry(table, id);
  const commitRows = rows / commit.seconds;
  return {
    rows,
    bytes,
    planSeconds: round(plan.seconds),
    planRowsPerSecond: Math.round(rows / plan.seconds),
    planCalls: plan.calls,
    planBytes: sizeOfFolder(files.pathOf(`imports/${id}/x`)) - bytes,
    commitSeconds: round(commit.seconds),
    commitRowsPerSecond: Math.round(commitRows),
    commitCalls: commit.calls,
    bareRowsPerSecond: Math.round(bareRows),
    ratio: round(commitRows / bareRows),
    bareItemsPerSecond: Math.round(bareItems),
    itemsRatio: round((items - before) / commit.seconds / bareItems),
    undoSeconds: round(undo.seconds),
    undoRowsPerSecond: Math.round(rows / undo.seconds),
    undoCalls: undo.calls,
    items: items - before,
    created: done?.commit?.counts.created ?? 0,
    reversed: done?.undo?.counts.reversed ?? 0,
    peakMemoryMb: Math.max(peakBefore, again.stop()),
  };
}

async function collect(table: TableConnection): Promise<{ readonly items: number; readonly sample: readonly Item[] }> {
  const sample: Item[] = [];
  let items = 0;
  for await (const page of scanInParts(table)) {
    items += page.length;
    sample.push(...page.slice(0, mostSampled - sample.length));
  }
  return { items, sample };
}

function sizeOfFolder(path: string): number {
  const names = readdirSync(dirname(path), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function say(text: string): void {
  if (rows > 20_000) process.stdout.write(`  ${text}\n`);
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
