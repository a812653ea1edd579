import { type CfnElement, type Duration, RemovalPolicy, type Resource, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Tenant } from '#shared/model/tenant.ts';
import type { Bundles } from '../bundle.ts';
import { type Entry, serviceName } from '../entries.ts';
import { acknowledge } from './acknowledge.ts';

/** What every function of a stack shares. */
export interface House {
  readonly tenant: Tenant;
  /** Version of the package: the functions answer and log it. */
  readonly release: string;
  readonly bundles: Bundles;
}

export interface HouseFunctionProps {
  readonly house: House;
  readonly entry: Entry;
  /** MB; CPU grows with it. */
  readonly memorySize: number;
  readonly timeout: Duration;
  /** Only what this function needs, besides what all of them get. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The one way in which this house makes a Lambda function: own role without managed policies, own log group with an end. */
export class HouseFunction extends LambdaFunction {
  readonly houseRole: Role;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    const { house, entry, memorySize, timeout, environment } = props;
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: house.tenant.retentionDays.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: `${house.tenant.name}: functions/${entry}.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundleFolder(house.bundles, entry)),
      handler: 'index.handler',
      memorySize,
      timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: { ...commonEnvironment(house, entry), ...environment },
    });
    this.houseRole = role;
    acknowledge(role, {
      'IAM5[Resource::*]': 'X-Ray segments have no resource that a policy could name.',
    });
  }

  /** Lets the function do these actions on these resources, and nothing beyond. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Acknowledges that a grant ends in this wildcard below a resource. */
  acceptWildcard(resource: Resource, suffix: string, reason: string): void {
    const logicalId = Stack.of(this).getLogicalId(resource.node.defaultChild as CfnElement);
    acknowledge(this.houseRole, { [`IAM5[Resource::<${logicalId}.Arn>${suffix}]`]: reason });
  }
}

function bundleFolder(bundles: Bundles, entry: Entry): string {
  const bundle = bundles.get(entry);
  if (!bundle) throw new Error(`functions/${entry}.ts was not bundled.`);
  return bundle.folder;
}

function commonEnvironment(house: House, entry: Entry): Record<string, string> {
  return {
    TENANT: JSON.stringify(house.tenant),
    RELEASE: house.release,
    NODE_OPTIONS: '--enable-source-maps',
    POWERTOOLS_SERVICE_NAME: serviceName(entry),
    POWERTOOLS_METRICS_NAMESPACE: 'Steward',
    POWERTOOLS_LOG_LEVEL: 'INFO',
  };
}
