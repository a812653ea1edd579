import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { stackName } from '../names.ts';
import { loadTenant } from '../tenants.ts';
import { requireCredentials } from './credentials.ts';
import { readOperatorAccess } from './operator-file.ts';
import { findBackupBucket, findRestoreFunction, restoreInto } from './restore-into.ts';
import { CommandError, runCommand } from './run-command.ts';
import { sendArchive } from './send-archive.ts';
import { readStartSettings } from './start-settings.ts';

const usage = 'npm run restore -- (--backup ID | --file ARCHIVE.zip) --into NAME [--tenant ID]';

/**
 * `npm run restore -- --backup ID --into NAME`: a backup into a new table, of the stack that runs on this machine or, with
 * `--tenant ID`, of a deployed one; `--file` instead of a backup: the export of a whole workspace. It never writes over
 * anything.
 */
await runCommand(async () => {
  const { backup, file, into, tenant } = readArguments();
  const { lambda, s3, functionName, bucket } = tenant === undefined ? openLocal() : await openDeployed(tenant);
  const source = file === undefined ? { backupId: backup ?? '' } : { archive: await sendArchive(s3, bucket, file) };
  const { table, faults } = await restoreInto(lambda, functionName, { ...source, into }, console.log);
  for (const { code, where } of faults) console.error(`damaged, and left out: ${code} ${where}`);
  if (faults.length > 0) throw new CommandError(`Table ${table} holds what could be read.`);
  console.log(`Restored into table ${table}, which stands beside the one in use.`);
});

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { backup: text, file: text, into: text, tenant: text }, strict: true });
    const { backup, file, into, tenant } = values;
    if (!backup !== !file && into && /^[\w.-]{1,80}$/.test(into)) return { backup, file, into, tenant };
  } catch {
    // Told below.
  }
  throw new CommandError(
    `Say which backup or file, and into which table: ${usage}. A name has letters, digits, ".", "_" and "-".`,
  );
}

function openLocal() {
  const { dataDir } = readStartSettings(process.env, join(import.meta.dirname, '../..'));
  const { aws, outputs } = readOperatorAccess(dataDir);
  return {
    lambda: new LambdaClient(aws),
    s3: new S3Client({ ...aws, forcePathStyle: true }),
    functionName: outputs.RestoreFunctionName ?? '',
    bucket: outputs.BackupBucketName ?? '',
  };
}

async function openDeployed(tenantId: string) {
  const { id, region } = loadTenant(tenantId);
  await requireCredentials(region);
  const lambda = new LambdaClient({ region });
  const functionName = await findRestoreFunction(lambda, stackName(id));
  return { lambda, s3: new S3Client({ region }), functionName, bucket: await findBackupBucket(lambda, functionName) };
}
