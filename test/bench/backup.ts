import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { systemActor } from '#shared/domain/access/actor.ts';
import { type BackupWork, backUp } from '#shared/domain/backups/back-up.ts';
import { itemsAtPoint, keptBut } from '#shared/domain/backups/items-at-point.ts';
import { proveBackup } from '#shared/domain/backups/prove-backup.ts';
import { Tally } from '#shared/domain/backups/totals.ts';
import type { Context } from '#shared/domain/context.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { diffFields, writeAudit } from '#shared/domain/records/audit.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { scanInParts } from '#shared/store/scan-in-parts.ts';
import { createScratchTables } from '#shared/store/scratch-table.ts';
import type { Item, TableConnection } from '#shared/store/table.ts';
import { createLocalClient, createLocalTable, startDynamoDbLocal } from '#test/support/dynamodb-local.ts';
import { createMemoryBackups } from '#test/support/memory-backups.ts';
import { testTenant } from '#test/support/workspace.ts';
import { idOf, makeCompany } from './companies.ts';
import { watchMemory } from './memory.ts';

export interface BackupFigures {
  readonly records: number;
  readonly items: number;
  /** Changes of others that were made while the backup was. */
  readonly changes: number;
  readonly rebuilt: number;
  readonly backupSeconds: number;
  readonly backupItemsPerSecond: number;
  readonly drillSeconds: number;
  readonly drillItemsPerSecond: number;
  /** The same items by BatchWrite alone into a table like the drill's. */
  readonly bareItemsPerSecond: number;
  /** What the drill writes and reads again a second, to what BatchWrite alone writes. */
  readonly ratio: number;
  readonly compressedBytes: number;
  readonly peakMemoryMb: number;
  /** Canonical hash of the backup and of the table at the point, before anybody went on. */
  readonly isEqual: boolean;
  readonly isProven: boolean;
}

export const owner = 'owner';
const writers = 4;

/** Backs so many companies up while others change them, and restores them, on a DynamoDB Local in memory. */
export async function measureBackup(companies: number): Promise<BackupFigures> {
  const dynamoDb = await startDynamoDbLocal();
  const client = DynamoDBDocumentClient.from(createLocalClient(dynamoDb.endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  });
  try {
    await createLocalTable(client, 'bench');
    const table = createDynamoTable({ tableName: 'bench', client });
    const context = { ...(await fillTable(table, companies)), actor: systemActor('bench') };
    const scratch = createScratchTables('bench-scratch', client);
    const store = createMemoryBackups();
    const memory = watchMemory();
    const others = new Others(context, companies);
    let expected = '';
    const backupBegun = performance.now();
    let waited = 0;
    const backup = await backUp({
      context,
      scan: table,
      store,
      files: { read: async () => undefined },
      id: 'run_1',
      release: 'bench',
      earlier: [],
      isLate: () => false,
      wait: async () => {
        const begun = performance.now();
        expected = await sumUp(context, table);
        others.start();
        waited = performance.now() - begun;
      },
    } satisfies BackupWork);
    const backupSeconds = (performance.now() - backupBegun - waited) / 1000;
    const changes = await others.stop();
    const drillBegun = performance.now();
    const proof = await proveBackup(
      { context, store, scratch, id: 'drill', backupId: 'backup', isLate: () => false },
      backup,
    );
    const drillSeconds = (performance.now() - drillBegun) / 1000;
    const peakMemoryMb = memory.stop();
    const bareItemsPerSecond = await measureBare(table, scratch);
    const drillItemsPerSecond = Math.round(backup.items / drillSeconds);
    return {
      records: backup.records,
      items: backup.items,
      changes,
      rebuilt: backup.rebuilt,
      backupSeconds: round(backupSeconds),
      backupItemsPerSecond: Math.round(backup.items / backupSeconds),
      drillSeconds: round(drillSeconds),
      drillItemsPerSecond,
      bareItemsPerSecond,
      ratio: round(drillItemsPerSecond / bareItemsPerSecond),
      compressedBytes: backup.size,
      peakMemoryMb,
      isEqual: backup.content === expected,
      isProven: proof.ok,
    };
  } finally {
    client.destroy();
    await dynamoDb.stop();
  }
}

/** With one person, whose the companies are, with their history. */
export async function fillTable(table: TableConnection, companies: number): Promise<Omit<Context, 'actor'>> {
  const users = [
    { sub: owner, name: 'Owner', email: 'owner@bench.local', departmentId: 'sales', roles: ['administrator' as const] },
  ];
  await setUpOrganisation(table, { users }, 'en');
  const actor = { id: owner, name: 'Owner' };
  for (let from = 0; from < companies; from += 2500) {
    const records = Array.from({ length: Math.min(2500, companies - from) }, (_, at) =>
      makeCompany(from + at, owner, 'sales'),
    );
    const events = records.map((record) =>
      writeAudit({ actor, channel: 'api' }, record, 'create', diffFields({}, record.data)),
    );
    const items = [...records.map(toItem), ...events.flatMap((write) => ('put' in write ? [write.put] : []))];
    await table.writeMany(items.map((put) => ({ put })));
  }
  const now = () => new Date();
  return {
    directory: await loadDirectory(table),
    table,
    tenant: testTenant,
    channel: 'api',
    now,
    newId: (prefix) => createId(prefix, now()),
  };
}

async function sumUp(context: Context, table: TableConnection): Promise<string> {
  const tally = new Tally(context.tenant.timeZone);
  const point = context.now().toISOString();
  for await (const page of scanInParts(table, { filter: keptBut([]), consistent: true })) {
    for (const item of (await itemsAtPoint(context, page, point)).items) tally.add(item);
  }
  return tally.toTotals().content;
}

/** People who change companies as fast as they can. */
class Others {
  readonly #context: Context;
  readonly #companies: number;
  #work: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #changes = 0;

  constructor(context: Context, companies: number) {
    this.#context = context;
    this.#companies = companies;
  }

  start(): void {
    this.#work = Promise.all(Array.from({ length: writers }, (_, lane) => this.#change(lane)));
  }

  async stop(): Promise<number> {
    this.#isOver = true;
    await this.#work;
    return this.#changes;
  }

  async #change(lane: number): Promise<void> {
    for (let at = lane; !this.#isOver; at += writers) {
      const id = idOf((at * 7919) % this.#companies);
      await updateRecord(this.#context, definitions.companies, id, { body: { industry: `Changed ${at}` } }).catch(
        () => {},
      );
      this.#changes += 1;
      await pause(1);
    }
  }
}

async function measureBare(table: TableConnection, scratch: ReturnType<typeof createScratchTables>): Promise<number> {
  const items: Item[] = [];
  for await (const page of scanInParts(table)) items.push(...page);
  const target = await scratch.create();
  const begun = performance.now();
  await target.writeMany(items.map((put) => ({ put })));
  const seconds = (performance.now() - begun) / 1000;
  await scratch.drop();
  return Math.round(items.length / seconds);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
