import { isProperties, readNumber, readObject, readText } from './properties.ts';
import { StartError } from './start-error.ts';
import { refuseProperty } from './support.ts';
import type { Properties, Resource, Stack } from './template.ts';
import type { Support } from './type-support.ts';

export interface FunctionConfig {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Folder of the unpacked bundle. */
  readonly codeDir: string;
  /** `index.handler` */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Calls at once; the template's reservation, else what one machine bears. */
  readonly concurrency: number;
  /** With a reservation, further calls are refused; without one they wait. */
  readonly isReserved: boolean;
  readonly asynchronous: AsyncConfig;
}

/** What happens to events that nobody waits for. */
export interface AsyncConfig {
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  /** ARN */
  readonly onFailure?: string;
}

export const support: Support = {
  'AWS::Lambda::Function': {
    simulated: [
      'Code.S3Bucket',
      'Code.S3Key',
      'Environment',
      'FunctionName',
      'Handler',
      'MemorySize',
      'PackageType',
      'ReservedConcurrentExecutions',
      'Role',
      'Runtime',
      'Timeout',
    ],
    accepted: {
      Architectures: 'JavaScript runs on every processor',
      Description: 'a text for people',
      LoggingConfig: 'logs are JSON lines in the data folder',
      Tags: 'labels',
      TracingConfig: 'one machine has no X-Ray',
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    simulated: [
      'DestinationConfig.OnFailure.Destination',
      'FunctionName',
      'MaximumEventAgeInSeconds',
      'MaximumRetryAttempts',
    ],
    accepted: { Qualifier: 'there is one version only' },
  },
};

/** What 2 cores bear; more instances only take memory from each other. */
const defaultConcurrency = 6;

export function readFunctionConfig(stack: Stack, resource: Resource): FunctionConfig {
  const { logicalId, ref, attributes, properties } = resource;
  if (!readText(properties, 'Runtime').startsWith('nodejs')) refuseProperty(resource, 'Runtime');
  if (properties.PackageType === 'Image') refuseProperty(resource, 'PackageType');
  const arn = attributes.Arn ?? '';
  const reserved = readNumber(properties, 'ReservedConcurrentExecutions', 0);
  return {
    logicalId,
    name: ref,
    arn,
    roleArn: readText(properties, 'Role'),
    codeDir: stack.assetPath(readText(readObject(properties, 'Code'), 'S3Key')),
    handler: readText(properties, 'Handler'),
    timeoutMs: readNumber(properties, 'Timeout', 3) * 1000,
    memoryMb: readNumber(properties, 'MemorySize', 128),
    environment: readVariables(resource),
    concurrency: reserved || defaultConcurrency,
    isReserved: reserved > 0,
    asynchronous: readAsyncConfig(stack, ref, arn),
  };
}

function readVariables({ logicalId, properties }: Resource): Readonly<Record<string, string>> {
  const variables = readObject(readObject(properties, 'Environment'), 'Variables');
  for (const [name, value] of Object.entries(variables)) {
    if (isProperties(value)) throw new StartError(`the environment variable ${name} of ${logicalId} is no text`);
  }
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}

function readAsyncConfig(stack: Stack, name: string, arn: string): AsyncConfig {
  const properties: Properties =
    stack
      .ofType('AWS::Lambda::EventInvokeConfig')
      .find((config) => [name, arn].includes(String(config.properties.FunctionName)))?.properties ?? {};
  const destination = readObject(readObject(properties, 'DestinationConfig'), 'OnFailure').Destination;
  return {
    retries: readNumber(properties, 'MaximumRetryAttempts', 2),
    maximumAgeSeconds: readNumber(properties, 'MaximumEventAgeInSeconds', 6 * 3600),
    ...(typeof destination === 'string' && { onFailure: destination }),
  };
}
