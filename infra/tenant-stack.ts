import { CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './constructs/api.ts';
import { Buckets } from './constructs/buckets.ts';
import { Bus } from './constructs/bus.ts';
import { Commands } from './constructs/commands.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { grantApi } from './constructs/grants/api.ts';
import { grantCommands } from './constructs/grants/commands.ts';
import { grantJobs } from './constructs/grants/jobs.ts';
import { grantStreams } from './constructs/grants/streams.ts';
import { grantSubscribers } from './constructs/grants/subscribers.ts';
import type { House } from './constructs/house-function.ts';
import { Identity } from './constructs/identity.ts';
import { Jobs } from './constructs/jobs.ts';
import { Monitoring } from './constructs/monitoring.ts';
import { OwnKey } from './constructs/own-key.ts';
import { ScratchTable } from './constructs/scratch-table.ts';
import { Streams } from './constructs/streams.ts';
import { Subscribers } from './constructs/subscribers.ts';
import { SingleTable } from './constructs/table.ts';
import { Website } from './constructs/website.ts';

/** Everything of one tenant. It wires constructs, each of which owns one capability; their ids are never renamed. */
export class TenantStack extends Stack {
  constructor(scope: Construct, id: string, house: House) {
    const { tenant } = house;
    super(scope, id, {
      env: { region: tenant.region },
      description: `Steward for ${tenant.name}`,
      tags: { tenant: tenant.id },
      terminationProtection: !tenant.features.demo,
    });
    const encryptionKey = tenant.features.ownKey ? new OwnKey(this, 'OwnKey').key : undefined;
    const { logs: logDays, backups: backupDays } = tenant.retentionDays;

    const table = new SingleTable(this, 'Table', { encryptionKey });
    const buckets = new Buckets(this, 'Buckets', { logDays, backupDays, encryptionKey });
    const identity = new Identity(this, 'Identity', { tenantName: tenant.name });
    const bus = new Bus(this, 'Bus');
    const { queue: deadLetters } = new DeadLetters(this, 'DeadLetters');

    const api = new Api(this, 'Api', { house, identity });
    const streams = new Streams(this, 'Streams', { house, table: table.table, failures: buckets.failures });
    const jobs = new Jobs(this, 'Jobs', { house, eventBus: bus.eventBus, deadLetters });
    const subscribers = new Subscribers(this, 'Subscribers', { house, eventBus: bus.eventBus, deadLetters });
    const commands = new Commands(this, 'Commands', { house });
    const website = new Website(this, 'Website', {
      files: buckets.web,
      logs: buckets.logs,
      apiDomainName: api.domainName,
      uploads: buckets.files,
      webAclArn: tenant.features.firewall ? this.#webAclArn() : undefined,
    });
    const { httpApi } = api;
    new Monitoring(this, 'Monitoring', { httpApi, streams, deadLetters, operatorMail: tenant.operatorMail });

    const scratch = new ScratchTable(this, 'Scratch');

    const resources = { table, bus, buckets, identity, scratch };
    grantApi(api, resources);
    grantStreams(streams, resources);
    grantJobs(jobs, resources);
    grantSubscribers(subscribers, resources);
    grantCommands(commands, resources);

    this.#output({
      WebUrl: `https://${website.distribution.distributionDomainName}`,
      ApiUrl: httpApi.apiEndpoint,
      UserPoolId: identity.userPool.userPoolId,
      UserPoolClientId: identity.client.userPoolClientId,
      TableName: table.table.tableName,
      WebBucketName: buckets.web.bucketName,
      BackupBucketName: buckets.backups.bucketName,
      InboxBucketName: buckets.inbox.bucketName,
      DistributionId: website.distribution.distributionId,
      SetupFunctionName: commands.setup.functionName,
      RestoreFunctionName: commands.restore.functionName,
      ReindexFunctionName: jobs.functions.reindex.functionName,
      ReconcileFunctionName: jobs.functions.reconcile.functionName,
      ...(commands.demoData && { DemoDataFunctionName: commands.demoData.functionName }),
    });
  }

  /** Given by the deployment, from the output of the firewall's own stack. */
  #webAclArn(): string {
    return new CfnParameter(this, 'WebAclArn', { description: 'ARN of the firewall in us-east-1' }).valueAsString;
  }

  #output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
