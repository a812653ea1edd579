import { setTimeout } from 'node:timers/promises';
import { workOnRun } from '#shared/domain/auto-merge/work-on-run.ts';
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

/** Well within what a function may take; reminders go on with what is left. In milliseconds. */
const longest = 10 * 60_000;

/** Brings over what hangs on records that were merged, or takes it back; of one merge, or of a whole run of them. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  const workshop = { table, tenant, now, newId, wait };
  if (detail.id.startsWith('mrn_')) await workOnRun(workshop, detail.id, longest);
  else await workOnMerge(workshop, detail.id);
  logger.info('merge worked on', { id: detail.id });
}
