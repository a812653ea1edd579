import { compileConditions, type Holds, matchesWildcard, type RequestContext } from './iam-conditions.ts';
import { isProperties, readObject, readObjects, readText, readTexts } from './properties.ts';
import { StartError } from './start-error.ts';
import type { Properties, Resource, Stack } from './template.ts';
import type { Support } from './type-support.ts';

/** One thing that a caller wants to do. */
export interface AccessRequest {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** ARN */
  readonly resource: string;
  readonly context?: RequestContext;
}

export type Decision = 'allowed' | 'denied' | 'not granted';

/** The identity policies of one role. */
export interface Policies {
  readonly roleName: string;
  decide(request: AccessRequest): Decision;
  /** Every action that a statement allows, as written: to compare what is granted with what is used. */
  readonly grantedActions: readonly string[];
}

interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  matches(request: AccessRequest): boolean;
}

export const support: Support = {
  'AWS::IAM::Role': {
    simulated: ['Policies.PolicyDocument', 'ManagedPolicyArns'],
    accepted: {
      AssumeRolePolicyDocument: 'only the runner assumes roles',
      Description: 'a text for people',
      'Policies.PolicyName': 'a name',
      RoleName: 'a name',
      Tags: 'labels',
    },
  },
  'AWS::IAM::Policy': { simulated: ['PolicyDocument', 'Roles'], accepted: { PolicyName: 'a name' } },
  'AWS::IAM::ManagedPolicy': {
    simulated: ['PolicyDocument', 'Roles'],
    accepted: { Description: 'a text for people', ManagedPolicyName: 'a name', Path: 'a name' },
  },
};

/** Managed policies of AWS that grant nothing which reaches the endpoint. */
const harmlessManagedPolicies = ['AWSLambdaBasicExecutionRole', 'AWSXRayDaemonWriteAccess'];

/** @throws StartError for policies that cannot be evaluated */
export function loadPolicies(stack: Stack, roleArn: string): Policies {
  const role = stack.ofType('AWS::IAM::Role').find((one) => one.attributes.Arn === roleArn);
  if (!role) throw new StartError(`the template has no role ${roleArn}`);
  refuseForeignPolicies(stack, role);
  const inline = readObjects(role.properties, 'Policies');
  const attached = [...stack.ofType('AWS::IAM::Policy'), ...stack.ofType('AWS::IAM::ManagedPolicy')]
    .filter((policy) => isAttached(policy, role))
    .map((policy) => policy.properties);
  const statements = [...inline, ...attached].flatMap((policy) =>
    readObjects(readObject(policy, 'PolicyDocument'), 'Statement').map((statement) =>
      compileStatement(statement, role.logicalId),
    ),
  );
  return {
    roleName: role.ref,
    decide: (request) => decide(statements, request),
    grantedActions: [...new Set(statements.filter(({ allows }) => allows).flatMap(({ actions }) => actions))].sort(),
  };
}

export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const matching = statements.filter((statement) => statement.matches(request));
  if (matching.some((statement) => !statement.allows)) return 'denied';
  return matching.length > 0 ? 'allowed' : 'not granted';
}

/** @param where names the role in errors */
export function compileStatement(statement: Properties, where: string): Statement {
  const actions = readTexts(statement, 'Action');
  const resources = readTexts(statement, 'Resource');
  if (actions.length === 0 || resources.length === 0) {
    throw new StartError(`${where}: infra/local does not simulate statements without Action and Resource`);
  }
  const holds: Holds = compileConditions(statement.Condition, where);
  return {
    allows: readText(statement, 'Effect') === 'Allow',
    actions,
    matches: ({ action, resource, context = {} }) =>
      actions.some((pattern) => matchesWildcard(action.toLowerCase(), pattern.toLowerCase())) &&
      resources.some((pattern) => matchesWildcard(resource, pattern)) &&
      holds(context),
  };
}

function isAttached(policy: Resource, role: Resource): boolean {
  const ofRole = readTexts(role.properties, 'ManagedPolicyArns').includes(policy.ref);
  return ofRole || readTexts(policy.properties, 'Roles').includes(role.ref);
}

function refuseForeignPolicies(stack: Stack, role: Resource): void {
  const own = stack.ofType('AWS::IAM::ManagedPolicy').map((policy) => policy.ref);
  for (const arn of readTexts(role.properties, 'ManagedPolicyArns')) {
    const isKnown = own.includes(arn) || harmlessManagedPolicies.some((name) => arn.endsWith(`/${name}`));
    if (!isKnown) throw new StartError(`infra/local does not simulate the managed policy ${arn} of ${role.logicalId}`);
  }
  if (isProperties(role.properties.PermissionsBoundary)) {
    throw new StartError(`infra/local does not simulate the permissions boundary of ${role.logicalId}`);
  }
}
