import * as z from 'zod/mini';
import { systemActor } from '#shared/domain/access/actor.ts';
import { type RestoreProgress, type RestoreRequest, restoreBackup } from '#shared/domain/backups/restore-backup.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { createBackupBucket } from '#shared/runtime/backup-bucket.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createId } from '#shared/runtime/ids.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { createRestoredTables } from '#shared/store/restored-table.ts';

const {
  TENANT: tenant,
  TABLE_NAME: tableName,
  RESTORED_PREFIX: prefix,
} = readEnv('TENANT', 'TABLE_NAME', 'RESTORED_PREFIX');
const table = createDynamoTable({ tableName });
const [store, files, tables] = [createBackupBucket(), createFileBucket(), createRestoredTables(prefix)];
const now = () => new Date();
const newId = (part: string) => createId(part, now());

/** Well within the time of a function; the operator calls again for the rest. In milliseconds. */
const budget = 10 * 60_000;

const requestSchema = z.object({
  backupId: z.optional(z.string()),
  archive: z.optional(z.string().check(z.regex(/^[\w-]{1,80}$/))),
  into: z.string().check(z.regex(/^[a-zA-Z0-9_.-]{1,80}$/)),
  from: z.optional(z.object({ step: z.enum(['chunks', 'erasures', 'figures', 'index']) })),
});

/** One part of a restore into a table of its own. */
export async function handler(event: RestoreRequest): Promise<RestoreProgress & { readonly table: string }> {
  z.parse(requestSchema, event);
  const end = Date.now() + budget;
  const [actor, directory] = [systemActor('restore'), await loadDirectory(table)];
  const context = { actor, directory, table, tenant, channel: 'job', now, newId } as const;
  const progress = await restoreBackup({ context, store, files, tables, isLate: () => Date.now() > end }, event);
  return { ...progress, table: tables.nameOf(event.into) };
}
