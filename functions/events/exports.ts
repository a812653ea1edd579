import { workOnExport } from '#shared/domain/exports/work-on-export.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });
const [store, publisher] = [createFileBucket(), createEventBus()];
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());

/** Well within the time of a function: what was begun is still ended. In milliseconds. */
const budget = 12 * 60_000;

/** Writes the file of an export that somebody asked for. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  const end = Date.now() + budget;
  await workOnExport({ table, store, publisher, tenant, now, newId, isLate: () => Date.now() > end }, detail.id);
  logger.info('export worked on', { id: detail.id });
}
