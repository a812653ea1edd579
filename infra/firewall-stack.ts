import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Tenant } from '#shared/model/tenant.ts';
import { Firewall } from './constructs/firewall.ts';

export interface FirewallStackProps {
  readonly tenant: Tenant;
}

/**
 * The firewall of a tenant with `features.firewall`. A stack of its own, because CloudFront takes its firewall only from
 * us-east-1; the deployment hands its ARN to the tenant's stack, which needs no custom resource for it.
 */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { tenant }: FirewallStackProps) {
    super(scope, id, { env: { region: 'us-east-1' }, tags: { tenant: tenant.id } });
    new CfnOutput(this, 'WebAclArn', { value: new Firewall(this, 'Firewall').webAclArn });
  }
}
