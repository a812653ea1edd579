import * as z from 'zod/mini';
import { loadDemo } from '#shared/domain/demo/load-demo.ts';
import { findStaff } from '#shared/domain/demo/staff.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });

const commandSchema = z.strictObject({ action: z.enum(['load', 'remove']) });

export async function handler(event: unknown) {
  z.parse(commandSchema, event);
  const today = new Date().toISOString().slice(0, 10);
  const settings = { today, staff: findStaff(await loadDirectory(table)), country: tenant.country, createId };
  return { counts: await loadDemo(table, settings) };
}
