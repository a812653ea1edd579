import * as z from 'zod/mini';
import { setUpOrganisation, setupSchema } from '#shared/domain/organisation/setup.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });

export async function handler(event: unknown): Promise<{ readonly users: number }> {
  const setup = z.parse(setupSchema, event);
  await setUpOrganisation(table, setup, tenant.language);
  return { users: setup.users.length };
}
