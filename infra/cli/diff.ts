import { stackName } from '../names.ts';
import { synthesize } from '../synthesis.ts';
import { loadTenant } from '../tenants.ts';
import { runCdk } from './cdk.ts';
import { requireCredentials } from './credentials.ts';
import { parseArguments, requireTenant, runCommand } from './run-command.ts';

/** `npm run diff -- --tenant ID`: what a deployment of this tenant would change. */
await runCommand(async () => {
  const tenant = loadTenant(requireTenant(parseArguments(process.argv.slice(2), ['tenant'])));
  await requireCredentials(tenant.region);
  const { assemblyDir } = await synthesize({ tenantId: tenant.id, onProgress: console.log });
  await runCdk(['diff', stackName(tenant.id), '--exclusively', '--app', assemblyDir]);
});
