import { StartError } from './start-error.ts';
import type { Resource, Stack } from './template.ts';
import type { Support } from './type-support.ts';

/** Types that do nothing while the stack runs, each with the reason why nothing is lost by leaving them out. */
const withoutRuntime: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'usage statistics of the CDK',
  'AWS::CloudFormation::WaitConditionHandle': 'a place holder for empty stacks',
  'AWS::CloudWatch::Alarm': 'looks at metrics, which one machine does not collect',
  'AWS::CloudWatch::Dashboard': 'shows metrics, which one machine does not collect',
  'AWS::CloudFront::OriginAccessControl': 'the local distribution reads its bucket as the operator',
  'AWS::KMS::Alias': 'a second name of a key',
  'AWS::KMS::Key': 'data lie on the disk of the person who runs them',
  'AWS::Lambda::Permission': 'lets AWS services call a function: here the runner is those services',
  'AWS::Logs::LogGroup': 'logs are files in the data folder',
  'AWS::S3::BucketPolicy': 'buckets answer signed requests only, and on the loopback interface only',
  'AWS::SNS::Subscription': 'receives alarms, which do not fire here',
  'AWS::SNS::Topic': 'receives alarms, which do not fire here',
  'AWS::SNS::TopicPolicy': 'lets alarms reach the topic',
  'AWS::SQS::QueuePolicy': 'lets AWS services write to the queue: here the runner is those services',
  'AWS::WAFv2::WebACL': 'filters the public internet, which does not reach the loopback interface',
};

/** Stops the start at the first resource or property that nothing here simulates. @throws StartError naming it */
export function assertSupported(stack: Stack, supports: readonly Support[]): void {
  const support: Support = Object.assign({}, ...supports);
  for (const resource of stack.resources.values()) {
    if (resource.type in withoutRuntime) continue;
    const known = support[resource.type];
    if (!known) throw new StartError(`infra/local does not simulate ${resource.type} (${resource.logicalId})`);
    const paths = [...known.simulated, ...Object.keys(known.accepted ?? {})];
    const unknown = findUnknownPath(resource.properties, paths, '');
    if (unknown !== undefined) refuseProperty(resource, unknown);
  }
}

/** For values that a part cannot simulate although it knows the property. */
export function refuseProperty(resource: Resource, path: string): never {
  throw new StartError(`infra/local does not simulate ${resource.type}.${path} of ${resource.logicalId}`);
}

function findUnknownPath(value: unknown, paths: readonly string[], at: string): string | undefined {
  if (paths.includes(at)) return undefined;
  if (at !== '' && !paths.some((path) => path.startsWith(`${at}.`))) return at;
  if (Array.isArray(value)) return firstOf(value.map((member) => findUnknownPath(member, paths, at)));
  if (typeof value !== 'object' || value === null) return undefined;
  return firstOf(
    Object.entries(value).map(([key, member]) => findUnknownPath(member, paths, at === '' ? key : `${at}.${key}`)),
  );
}

function firstOf(paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined);
}
