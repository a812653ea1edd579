import { setTimeout } from 'node:timers/promises';
import { backUp } from '#shared/domain/backups/back-up.ts';
import { listKept } from '#shared/domain/backups/list-backups.ts';
import { createBackupBucket } from '#shared/runtime/backup-bucket.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createJob } from '#shared/runtime/job.ts';

const { RELEASE: release } = readEnv('RELEASE');
const store = createBackupBucket();
const files = createFileBucket();

export const handler = createJob(
  'backup',
  async ({ run, context, scan, isLate }) => {
    const earlier = (await listKept(context.table)).map(({ kind, point: at }) => ({ kind, at }));
    const wait = async (milliseconds: number) => void (await setTimeout(milliseconds));
    return { ...(await backUp({ context, scan, store, files, id: run.id, release, earlier, wait, isLate })) };
  },
  createEventBus(),
);
