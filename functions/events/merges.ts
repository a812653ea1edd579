import { setTimeout } from 'node:timers/promises';
import { workOnMerge } from '#shared/domain/merging/work-on-merge.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());
const wait = async (length: number) => {
  await setTimeout(length);
};

/** Brings over what hangs on records that were merged, or takes it back. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  await workOnMerge({ table, tenant, now, newId, wait }, detail.id);
  logger.info('merge worked on', { id: detail.id });
}
