import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from './dynamo-client.ts';
import { createDynamoTable } from './dynamo-table.ts';
import type { TableConnection } from './table.ts';

/** Whoever restores writes in large batches and waits for no answer of its own. In milliseconds. */
export const restorePatience = 30_000;

/** A table is made, or gone, within half a minute as a rule. In milliseconds. */
const longest = 5 * 60_000;
const pause = 250;

/**
 * A table of this one name that comes and goes. It has no indexes and no stream: nothing is looked for in it by anything but
 * keys, and nobody is told of it.
 */
export function createScratchTables(tableName: string, client = createDocumentClient(restorePatience)) {
  return {
    async create(): Promise<TableConnection> {
      await dropTable(client, tableName);
      await client.send(
        new CreateTableCommand({
          TableName: tableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
        }),
      );
      await waitFor(tableName, async () => (await statusOf(client, tableName)) === 'ACTIVE');
      return createDynamoTable({ tableName, client });
    },
    open: (): TableConnection => createDynamoTable({ tableName, client }),
    drop: () => dropTable(client, tableName),
  };
}

async function dropTable(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  // One that is just being made, or changed, cannot be dropped yet.
  await waitFor(tableName, async () => {
    try {
      await client.send(new DeleteTableCommand({ TableName: tableName }));
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return true;
      if (!(error instanceof ResourceInUseException)) throw error;
    }
    return (await statusOf(client, tableName)) === undefined;
  });
}

async function statusOf(client: DynamoDBDocumentClient, tableName: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** @param isDone whether the table is as it is wanted */
export async function waitFor(tableName: string, isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + longest;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`table ${tableName} is still not ready`);
    await setTimeout(pause);
  }
}
