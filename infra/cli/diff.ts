import { stackName } from '../names.ts';
import { synthesize } from '../synthesis.ts';
import { runCdk } from './cdk.ts';
import { parseArguments, requireTenant, runCommand } from './run-command.ts';

/** `npm run diff -- --tenant ID`: what a deployment of this tenant would change. */
await runCommand(async () => {
  const tenantId = requireTenant(parseArguments(process.argv.slice(2), ['tenant']));
  const { assemblyDir } = await synthesize({ tenantId, onProgress: console.log });
  await runCdk(['diff', stackName(tenantId), '--exclusively', '--app', assemblyDir]);
});
