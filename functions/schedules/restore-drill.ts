import { drill } from '#shared/domain/backups/drill.ts';
import { createBackupBucket } from '#shared/runtime/backup-bucket.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createJob } from '#shared/runtime/job.ts';
import { createScratchTables } from '#shared/store/scratch-table.ts';

const { SCRATCH_TABLE: tableName } = readEnv('SCRATCH_TABLE');
const store = createBackupBucket();
const scratch = createScratchTables(tableName);

export const handler = createJob(
  'restore-drill',
  async ({ run, context, isLate }) => ({ ...(await drill({ context, store, scratch, id: run.id, isLate }, run)) }),
  createEventBus(),
);
