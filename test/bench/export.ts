import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { actorNow } from '#shared/domain/access/actor-now.ts';
import type { Context } from '#shared/domain/context.ts';
import { findExport } from '#shared/domain/exports/export-entry.ts';
import type { ExportStore } from '#shared/domain/exports/export-store.ts';
import { startExport } from '#shared/domain/exports/start-export.ts';
import { workOnExport } from '#shared/domain/exports/work-on-export.ts';
import { dayIn } from '#shared/domain/organisation/calendar.ts';
import { type ExportFormat, exportFormats } from '#shared/model/exports.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { departmentPartition } from '#shared/store/keys/records.ts';
import { createLocalClient, createLocalTable, startDynamoDbLocal } from '#test/support/dynamodb-local.ts';
import { fillTable, owner } from './backup.ts';
import { watchMemory } from './memory.ts';

export interface ExportFigures {
  readonly rows: number;
  /** The same records by queries alone. */
  readonly bareRowsPerSecond: number;
  readonly formats: readonly FormatFigures[];
}

interface FormatFigures {
  readonly format: ExportFormat;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly bytes: number;
  /** Rows a second, to those of the queries alone. */
  readonly ratio: number;
  readonly peakMemoryMb: number;
}

const pageSize = 200;

/** Writes so many companies as files of each kind, on a DynamoDB Local in memory. */
export async function measureExport(companies: number): Promise<ExportFigures> {
  const dynamoDb = await startDynamoDbLocal();
  const client = DynamoDBDocumentClient.from(createLocalClient(dynamoDb.endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  });
  try {
    await createLocalTable(client, 'bench');
    const table = createDynamoTable({ tableName: 'bench', client });
    const { directory, ...rest } = await fillTable(table, companies);
    const actor = actorNow(directory, owner, dayIn(rest.tenant.timeZone, rest.now()));
    const context: Context = { ...rest, directory, actor };
    const bareRowsPerSecond = Math.round(companies / (await timeQueries(client)));
    const formats: FormatFigures[] = [];
    for (const format of exportFormats) formats.push(await measureFormat(context, format, bareRowsPerSecond));
    return { rows: companies, bareRowsPerSecond, formats };
  } finally {
    client.destroy();
    await dynamoDb.stop();
  }
}

async function measureFormat(context: Context, format: ExportFormat, bare: number): Promise<FormatFigures> {
  const { table, tenant, now, newId } = context;
  const publisher = { publish: async () => {} };
  const store: Pick<ExportStore, 'write' | 'join'> = { write: async () => {}, join: async () => {} };
  const { id } = await startExport(context, publisher, { object: 'companies', format }, 'en');
  const memory = watchMemory();
  const begun = performance.now();
  await workOnExport({ table, store, publisher, tenant, now, newId, isLate: () => false }, id);
  const seconds = (performance.now() - begun) / 1000;
  const peakMemoryMb = memory.stop();
  const { status, progress } = (await findExport(table, id)) ?? {};
  if (status !== 'finished' || !progress) throw new Error(`the export as ${format} is ${status}`);
  const rowsPerSecond = Math.round(progress.rows / seconds);
  return {
    format,
    seconds: Math.round(seconds * 100) / 100,
    rowsPerSecond,
    bytes: progress.parts.reduce((sum, size) => sum + size, 0),
    ratio: Math.round((rowsPerSecond / bare) * 100) / 100,
    peakMemoryMb,
  };
}

/** @returns seconds */
async function timeQueries(client: DynamoDBDocumentClient): Promise<number> {
  const begun = performance.now();
  let startAfter: Record<string, unknown> | undefined;
  do {
    const { LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: 'bench',
        IndexName: 'gsi4',
        KeyConditionExpression: 'gsi4pk = :pk',
        ExpressionAttributeValues: { ':pk': departmentPartition('companies', 'sales') },
        Limit: pageSize,
        ExclusiveStartKey: startAfter,
      }),
    );
    startAfter = LastEvaluatedKey;
  } while (startAfter);
  return (performance.now() - begun) / 1000;
}
