import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { stackName } from '../names.ts';
import { loadTenant } from '../tenants.ts';
import { requireCredentials } from './credentials.ts';
import { readOperatorAccess } from './operator-file.ts';
import { findRestoreFunction, restoreInto } from './restore-into.ts';
import { CommandError, runCommand } from './run-command.ts';
import { readStartSettings } from './start-settings.ts';

const usage = 'npm run restore -- --backup ID --into NAME [--tenant ID]';

/**
 * `npm run restore -- --backup ID --into NAME`: a backup into a new table, of the stack that runs on this machine or, with
 * `--tenant ID`, of a deployed one. It never writes over anything.
 */
await runCommand(async () => {
  const { backup, into, tenant } = readArguments();
  const { lambda, functionName } = tenant === undefined ? openLocal() : await openDeployed(tenant);
  const { table, faults } = await restoreInto(lambda, functionName, { backupId: backup, into }, console.log);
  for (const { code, where } of faults) console.error(`damaged, and left out: ${code} ${where}`);
  if (faults.length > 0) throw new CommandError(`Table ${table} holds what could be read of the backup.`);
  console.log(`Restored into table ${table}, which stands beside the one in use.`);
});

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { backup: text, into: text, tenant: text }, strict: true });
    if (values.backup && values.into && /^[\w.-]{1,80}$/.test(values.into))
      return { backup: values.backup, into: values.into, tenant: values.tenant };
  } catch {
    // Told below.
  }
  throw new CommandError(
    `Say which backup and into which table: ${usage}. A name has letters, digits, ".", "_" and "-".`,
  );
}

function openLocal() {
  const { dataDir } = readStartSettings(process.env, join(import.meta.dirname, '../..'));
  const { aws, outputs } = readOperatorAccess(dataDir);
  return { lambda: new LambdaClient(aws), functionName: outputs.RestoreFunctionName ?? '' };
}

async function openDeployed(tenantId: string) {
  const { id, region } = loadTenant(tenantId);
  await requireCredentials(region);
  const lambda = new LambdaClient({ region });
  return { lambda, functionName: await findRestoreFunction(lambda, stackName(id)) };
}
