import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Authorize, createAuthorizer } from './http-authorizer.ts';
import { buildHttpEvent, decodePath, type HttpRequest } from './http-event.ts';
import { gatewayResponse, type HttpResponse, mapFunctionResponse } from './http-response.ts';
import { matchRoute } from './http-routes.ts';
import { readBody, sendResponse, startHttpService } from './http-service.ts';
import type { OriginOf } from './origins.ts';
import type { Context, InvokeResult, Part } from './part.ts';
import { readNumber, readOptionalText, readText, readTexts } from './properties.ts';
import { StartError } from './start-error.ts';
import { refuseProperty } from './support.ts';
import type { Resource } from './template.ts';
import type { Support } from './type-support.ts';

export const support: Support = {
  'AWS::ApiGatewayV2::Api': {
    simulated: ['ProtocolType'],
    accepted: {
      Name: 'shown to operators',
      Description: 'shown to operators',
      DisableExecuteApiEndpoint: 'everything is on the loopback interface',
      Tags: 'shown to operators',
    },
  },
  'AWS::ApiGatewayV2::Stage': {
    simulated: ['ApiId', 'StageName'],
    accepted: {
      AutoDeploy: 'the template is always the deployed state',
      AccessLogSettings: 'every function logs for itself',
      DefaultRouteSettings: 'limits protect an account; one person does not reach them',
      RouteSettings: 'limits protect an account; one person does not reach them',
      Description: 'shown to operators',
      Tags: 'shown to operators',
    },
  },
  'AWS::ApiGatewayV2::Route': {
    simulated: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes'],
    accepted: { OperationName: 'shown to operators' },
  },
  'AWS::ApiGatewayV2::Integration': {
    simulated: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    accepted: { IntegrationMethod: 'functions are always called with POST', Description: 'shown to operators' },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    simulated: ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
    accepted: { Name: 'shown to operators' },
  },
};

interface Route {
  readonly routeKey: string;
  readonly functionArn: string;
  readonly timeout: number;
  readonly authorize: Authorize | undefined;
  readonly scopes: readonly string[];
}

const bodyLimit = 10 * 1024 * 1024;
const requestTimeout = 30_000;
/** The one stage whose name is not part of the path. */
const stage = '$default';

/** Serves the HTTP API of the stack on a free loopback port. */
export async function startHttpApi(context: Context, originOf: OriginOf): Promise<Part> {
  const [api, second] = context.stack.ofType('AWS::ApiGatewayV2::Api');
  if (!api || second) throw new StartError('infra/local runs a stack with one AWS::ApiGatewayV2::Api');
  if (readText(api.properties, 'ProtocolType') !== 'HTTP') refuseProperty(api, 'ProtocolType');
  for (const one of context.stack.ofType('AWS::ApiGatewayV2::Stage')) {
    if (readText(one.properties, 'StageName') !== stage) refuseProperty(one, 'StageName');
  }
  const routes = readRoutes(context, originOf);
  const domainName = new URL(api.attributes.ApiEndpoint ?? '').host;
  const place = { accountId: context.stack.accountId, apiId: api.ref, domainName, stage };

  async function answer(request: HttpRequest): Promise<HttpResponse> {
    const match = matchRoute(routes, request.method, decodePath(request.url));
    if (!match) return gatewayResponse(404, 'Not Found');
    const { route, pathParameters } = match;
    const verdict = await route.authorize?.(request, route.scopes);
    if (verdict && 'status' in verdict) return verdict;
    const event = buildHttpEvent(request, {
      ...place,
      routeKey: route.routeKey,
      pathParameters,
      ...(verdict === undefined ? {} : { token: verdict }),
      scoped: route.scopes.length > 0,
      now: context.clock.now(),
    });
    const result = await within(route.timeout, context.functions.invoke(route.functionArn, event));
    return result === undefined ? gatewayResponse(503, 'Service Unavailable') : mapResult(result);
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming, bodyLimit);
    if (body === undefined) return sendResponse(response, gatewayResponse(413, 'Request Entity Too Large'));
    sendResponse(response, await answer(describeRequest(incoming, body)));
  }

  const server = await startHttpService(0, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      context.log(`HTTP API: ${incoming.method} ${incoming.url}: ${String(error)}`);
      if (!response.headersSent) sendResponse(response, gatewayResponse(500, 'Internal Server Error'));
    });
  });

  return {
    name: 'http-api',
    summary: `${routes.length} routes`,
    origins: { [domainName]: server.origin },
    stop: server.stop,
  };
}

function readRoutes(context: Context, originOf: OriginOf): readonly Route[] {
  const authorizers = new Map(
    context.stack
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => [resource.ref, createAuthorizer(resource, context.clock, originOf)]),
  );
  const integrations = new Map(
    context.stack.ofType('AWS::ApiGatewayV2::Integration').map((resource) => [resource.ref, readIntegration(resource)]),
  );
  return context.stack.ofType('AWS::ApiGatewayV2::Route').map((resource) => {
    const { properties } = resource;
    const integration = integrations.get(readText(properties, 'Target').replace('integrations/', ''));
    if (!integration) refuseProperty(resource, 'Target');
    const type = readOptionalText(properties, 'AuthorizationType') ?? 'NONE';
    if (type !== 'NONE' && type !== 'JWT') refuseProperty(resource, 'AuthorizationType');
    const authorize = type === 'JWT' ? authorizers.get(readText(properties, 'AuthorizerId')) : undefined;
    if (type === 'JWT' && !authorize) refuseProperty(resource, 'AuthorizerId');
    return {
      ...integration,
      routeKey: readText(properties, 'RouteKey'),
      authorize,
      scopes: readTexts(properties, 'AuthorizationScopes'),
    };
  });
}

function readIntegration(resource: Resource): { functionArn: string; timeout: number } {
  const { properties } = resource;
  if (readText(properties, 'IntegrationType') !== 'AWS_PROXY') refuseProperty(resource, 'IntegrationType');
  if (readText(properties, 'PayloadFormatVersion') !== '2.0') refuseProperty(resource, 'PayloadFormatVersion');
  // Either the function's own ARN, or API Gateway's ARN around it.
  const uri = readText(properties, 'IntegrationUri');
  const functionArn = /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
  return { functionArn, timeout: Math.min(readNumber(properties, 'TimeoutInMillis', requestTimeout), requestTimeout) };
}

function describeRequest(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const forwarded = [incoming.headers['x-forwarded-for']].flat()[0]?.split(',')[0]?.trim();
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: incoming.headers,
    body,
    sourceIp: forwarded ?? incoming.socket.remoteAddress ?? '127.0.0.1',
  };
}

function mapResult(result: InvokeResult): HttpResponse {
  const response = result.ok ? mapFunctionResponse(result.payload) : undefined;
  if (response) return response;
  const throttled = !result.ok && result.reason === 'throttled';
  return throttled ? gatewayResponse(503, 'Service Unavailable') : gatewayResponse(500, 'Internal Server Error');
}

/** Undefined: the time was over first; the function goes on, as on Lambda. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
