import { workOnImport } from '#shared/domain/imports/work-on-import.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createId } from '#shared/runtime/ids.ts';
import { logger } from '#shared/runtime/observability.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TENANT: tenant, TABLE_NAME: tableName } = readEnv('TENANT', 'TABLE_NAME');
const table = createDynamoTable({ tableName });
const files = createFileBucket();
const now = () => new Date();
const newId = (prefix: string) => createId(prefix, now());

/** Carries out, or takes back, the import that somebody asked for. */
export async function handler({ detail }: { readonly detail: { readonly id: string } }): Promise<void> {
  await workOnImport({ table, files, tenant, now, newId }, detail.id);
  logger.info('import worked on', { id: detail.id });
}
