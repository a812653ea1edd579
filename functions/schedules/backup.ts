import { backUp } from '#shared/domain/jobs/back-up.ts';
import { createBackupBucket } from '#shared/runtime/backup-bucket.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createJob } from '#shared/runtime/job.ts';

const { RELEASE: release } = readEnv('RELEASE');
const bucket = createBackupBucket();

export const handler = createJob('backup', ({ run, context, scan }) =>
  backUp(scan, bucket, { id: run.id, tenant: context.tenant.id, release, at: context.now() }),
);
