import type { Context as LambdaContext } from 'aws-lambda';
import type { HttpEvent } from '#shared/runtime/http/request.ts';

interface Call {
  readonly routeKey?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly params?: Readonly<Record<string, string>>;
  readonly subject?: string;
}

/** An event of API Gateway, payload format 2.0, as far as functions read it. */
export function createApiEvent(call: Call = {}): HttpEvent {
  const { routeKey = '$default', query = '', headers = {}, body, isBase64Encoded = false, params, subject } = call;
  const [method = 'GET', path = '/'] = routeKey.split(' ');
  const authorizer = { principalId: '', integrationLatency: 0, jwt: { claims: { sub: subject ?? '' }, scopes: [] } };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: { ...headers },
    isBase64Encoded,
    ...(body !== undefined && { body }),
    ...(params && { pathParameters: { ...params } }),
    requestContext: {
      accountId: '0',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'r1',
      routeKey,
      stage: '$default',
      time: '20/Nov/2026:10:00:00 +0000',
      timeEpoch: 0,
      ...(subject !== undefined && { authorizer }),
    },
  };
}

export const lambdaContext: LambdaContext = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-3:000000000000:function:test',
  memoryLimitInMB: '256',
  awsRequestId: 'r1',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
