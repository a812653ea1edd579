import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import type { JobName } from '#shared/model/jobs.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { firewallStackName, stackName } from '../names.ts';
import { synthesize } from '../synthesis.ts';
import { loadTenant } from '../tenants.ts';
import { inviteAdministrator } from './administrator.ts';
import { deployStack } from './cdk.ts';
import { requireCredentials } from './credentials.ts';
import { requireOutputs } from './outputs.ts';
import { parseArguments, requireTenant, runCommand } from './run-command.ts';
import { buildWebOnce } from './web-build.ts';
import { planWebFiles, uploadWebFiles } from './web-files.ts';

const root = join(import.meta.dirname, '../..');

/** `npm run deploy -- --tenant ID [--admin MAIL]`: brings the tenant's stack and web to AWS and invites its administrator. */
await runCommand(async () => {
  const args = parseArguments(process.argv.slice(2), ['tenant', 'admin']);
  const tenant = loadTenant(requireTenant(args));
  await requireCredentials(tenant.region);
  const { assemblyDir } = await synthesize({ tenantId: tenant.id, onProgress: console.log });
  const files = planWebFiles((await buildWebOnce(root)).folder);
  const outputs = requireOutputs(await deployStacks(tenant, assemblyDir));

  const { region } = tenant;
  const lambda = new LambdaClient({ region });
  await uploadWebFiles(new S3Client({ region }), outputs.WebBucketName, files);
  console.log(`Uploaded ${files.length} files of the web.`);
  await startJob(lambda, 'reindex', outputs.ReindexFunctionName);
  await startJob(lambda, 'reconcile', outputs.ReconcileFunctionName);
  if (args.adminMail !== undefined) {
    const clients = { cognito: new CognitoIdentityProviderClient({ region }), lambda };
    await inviteAdministrator(clients, outputs, args.adminMail);
    console.log(`Invited ${args.adminMail} as administrator.`);
  }
  console.log(`${tenant.name} is deployed: ${outputs.WebUrl}`);
});

/** Lets the records of earlier releases be found and counted; a job ends at once when they are. */
async function startJob(lambda: LambdaClient, job: JobName, functionName: string): Promise<void> {
  const Payload = JSON.stringify({ detail: { job, ofRelease: true } });
  await lambda.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
}

async function deployStacks(tenant: Tenant, assemblyDir: string): Promise<Readonly<Record<string, string>>> {
  const parameters = tenant.features.firewall ? await deployFirewall(tenant, assemblyDir) : {};
  return deployStack(assemblyDir, stackName(tenant.id), parameters);
}

/** The firewall's ARN is a parameter of the tenant's stack. */
async function deployFirewall(tenant: Tenant, assemblyDir: string): Promise<{ readonly WebAclArn: string }> {
  const { WebAclArn = '' } = await deployStack(assemblyDir, firewallStackName(tenant.id));
  return { WebAclArn };
}
