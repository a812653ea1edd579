import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Requests of one address in five minutes. */
const requestsOfOneAddress = 2000;

const managedRules = ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesKnownBadInputsRuleSet'] as const;

/** Web application firewall for CloudFront. AWS takes it only in us-east-1. */
export class Firewall extends Construct {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: measuredAs('all'),
      rules: [limitRule(0), ...managedRules.map((name, index) => managedRule(name, index + 1))],
    });
    this.webAclArn = webAcl.attrArn;
  }
}

function limitRule(priority: number): CfnWebACL.RuleProperty {
  return {
    name: 'limit-of-one-address',
    priority,
    action: { block: {} },
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsOfOneAddress } },
    visibilityConfig: measuredAs('limit-of-one-address'),
  };
}

function managedRule(name: string, priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: measuredAs(name),
  };
}

function measuredAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
