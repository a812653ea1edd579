import type { IncomingHttpHeaders } from 'node:http';
import { type DescribeDynamoDbCall, describeDynamoDbCalls } from './dynamodb-actions.ts';
import type { AccessRequest } from './iam.ts';
import { isProperties, readObjects } from './properties.ts';
import { describeS3Call } from './s3-actions.ts';
import type { Properties, Stack } from './template.ts';

/** A request as it reaches the endpoint. */
export interface RawCall {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Caller {
  /** Absent: the call is not signed. */
  readonly accessKeyId?: string;
  /** Signing name of the service: `dynamodb`, `s3`, `events`, `cognito-idp`, `lambda`. */
  readonly service: string;
}

/** Services that answer JSON calls named in `X-Amz-Target`: prefix of the target → signing name. */
const targetServices: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodb',
  AWSEvents: 'events',
  AWSCognitoIdentityProviderService: 'cognito-idp',
};

/** Who calls and which service, from the signature in the header or in a presigned address. */
export function identifyCaller({ url, headers }: Pick<RawCall, 'url' | 'headers'>): Caller {
  const signature = /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '');
  const presigned = /[?&]X-Amz-Credential=([^&]+)/.exec(url)?.[1];
  const [presignedKey, , , presignedService] = decodeURIComponent(presigned ?? '').split('/');
  const [, accessKeyId = presignedKey || undefined, service = presignedService] = signature ?? [];
  const prefix = operationOf(headers).split('.')[0] ?? '';
  return {
    ...(accessKeyId !== undefined && { accessKeyId }),
    service: service ?? targetServices[prefix] ?? 's3',
  };
}

/** Answers what a call asks for; an empty list for calls that cannot be told. */
export type DescribeCall = (service: string, call: RawCall) => readonly AccessRequest[];

export function describeCalls(stack: Stack): DescribeCall {
  const describeDynamoDb = describeDynamoDbCalls(stack);
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${stack.region}:${stack.accountId}:${resource}`;
  return (service, call) => {
    switch (service) {
      case 'dynamodb':
        return describeTable(describeDynamoDb, call);
      case 's3':
        return describeS3Call({ ...call, copySource: String(call.headers['x-amz-copy-source'] ?? '') || undefined });
      case 'events':
        return describeEvents(call, (bus) => arn('events', `event-bus/${bus}`));
      case 'lambda':
        return describeLambda(call, (name) => arn('lambda', `function:${name}`));
      case 'cognito-idp':
        return describeUserPool(call, (pool) => arn('cognito-idp', `userpool/${pool}`));
      default:
        return [];
    }
  };
}

function describeTable(describe: DescribeDynamoDbCall, { headers, body }: RawCall): readonly AccessRequest[] {
  return describe(operationOf(headers).split('.')[1] ?? '', parseBody(body));
}

function describeEvents({ headers, body }: RawCall, arnOf: (bus: string) => string): readonly AccessRequest[] {
  const action = `events:${operationOf(headers).split('.')[1]}`;
  return readObjects(parseBody(body), 'Entries').map((entry) => {
    const bus = String(entry.EventBusName ?? 'default');
    return {
      action,
      resource: bus.startsWith('arn:') ? bus : arnOf(bus),
      context: { 'events:source': [String(entry.Source)], 'events:detail-type': [String(entry.DetailType)] },
    };
  });
}

function describeLambda({ method, url }: RawCall, arnOf: (name: string) => string): readonly AccessRequest[] {
  const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.split('?')[0] ?? '')?.[1];
  if (method !== 'POST' || name === undefined) return [];
  const target = decodeURIComponent(name);
  return [{ action: 'lambda:InvokeFunction', resource: target.startsWith('arn:') ? target : arnOf(target) }];
}

/** Calls of the user pool that users make for themselves, with an access token or none: they are not signed. */
const publicOperations = new Set([
  'AssociateSoftwareToken',
  'ConfirmForgotPassword',
  'ForgotPassword',
  'GetUser',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RevokeToken',
  'SetUserMFAPreference',
  'VerifySoftwareToken',
]);

/** Calls without a signature that their service decides on: sign-in. */
export function isPublicCall(service: string, { headers }: RawCall): boolean {
  return service === 'cognito-idp' && publicOperations.has(operationOf(headers).split('.')[1] ?? '');
}

function describeUserPool({ headers, body }: RawCall, arnOf: (pool: string) => string): readonly AccessRequest[] {
  const pool = parseBody(body).UserPoolId;
  const resource = typeof pool === 'string' ? arnOf(pool) : '*';
  return [{ action: `cognito-idp:${operationOf(headers).split('.')[1]}`, resource }];
}

function operationOf(headers: IncomingHttpHeaders): string {
  return String(headers['x-amz-target'] ?? '');
}

function parseBody(body: Buffer): Properties {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isProperties(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
