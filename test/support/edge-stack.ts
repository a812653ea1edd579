import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuckets } from '#infra/local/buckets.ts';
import { superviseChildren } from '#infra/local/children.ts';
import { systemClock } from '#infra/local/clock.ts';
import { startCloudFront } from '#infra/local/cloudfront.ts';
import { startEndpoint } from '#infra/local/endpoint.ts';
import { startEventBus } from '#infra/local/event-bus.ts';
import { startHttpApi } from '#infra/local/http-api.ts';
import type { Clock, Context, InvokeResult, Part } from '#infra/local/part.ts';
import { openQueues } from '#infra/local/queues.ts';
import { resolveStack, type Stack } from '#infra/local/template.ts';
import { startUserPool } from '#infra/local/user-pool.ts';

const ref = (logicalId: string) => ({ Ref: logicalId });
const att = (logicalId: string, name: string) => ({ 'Fn::GetAtt': [logicalId, name] });
const scope = 'aws.cognito.signin.user.admin';

function route(RouteKey: string, scopes?: readonly string[]) {
  const protection = scopes && {
    AuthorizationType: 'JWT',
    AuthorizerId: ref('Authorizer'),
    AuthorizationScopes: scopes,
  };
  const Target = { 'Fn::Join': ['/', ['integrations', ref('Integration')]] };
  return { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: ref('Api'), RouteKey, Target, ...protection } };
}

/** Everything of a stack that browsers meet, with one function behind it that tests play themselves. */
export const edgeTemplate = {
  Resources: {
    Echo: { Type: 'AWS::Lambda::Function', Properties: {} },
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UsernameAttributes: ['email'] } },
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {
        UserPoolId: ref('Pool'),
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      },
    },
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        CorsConfiguration: {
          CorsRules: [
            {
              AllowedOrigins: ['https://*.cloudfront.net'],
              AllowedMethods: ['PUT'],
              AllowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
              MaxAge: 3600,
            },
          ],
        },
      },
    },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'house' } },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: ref('Bus'),
        EventPattern: { source: ['test'], detail: { wanted: [true] } },
        Targets: [{ Id: 'one', Arn: att('Echo', 'Arn') }],
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: ref('Api'), StageName: '$default' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: att('Echo', 'Arn'),
        PayloadFormatVersion: '2.0',
        TimeoutInMillis: 500,
      },
    },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: ref('Api'),
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: [ref('Client')], Issuer: att('Pool', 'ProviderURL') },
      },
    },
    Open: route('GET /api/open'),
    Guarded: route('POST /api/guarded', [scope]),
    Special: route('GET /api/special', ['another/scope']),
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          DefaultRootObject: 'index.html',
          Origins: [
            { Id: 'files', DomainName: att('Files', 'RegionalDomainName') },
            { Id: 'api', DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', att('Api', 'ApiEndpoint')] }] } },
          ],
          DefaultCacheBehavior: { TargetOriginId: 'files', Compress: true, CachePolicyId: 'optimized' },
          CacheBehaviors: [
            {
              PathPattern: '/api/*',
              TargetOriginId: 'api',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
              CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
              OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
            },
          ],
        },
      },
    },
  },
};

export interface EdgeStack {
  readonly url: string;
  readonly stack: Stack;
  readonly context: Context;
  /** Client settings of the operator. */
  readonly aws: { endpoint: string; region: string; credentials: Context['endpoints']['operator'] };
  /** Events that the bus handed to functions. */
  readonly enqueued: unknown[];
  /** Plays the function behind the API. */
  answer: (event: unknown) => Promise<InvokeResult>;
  stop(): Promise<void>;
}

/** @param clock by which signatures expire */
export async function startEdgeStack(clock: Clock = systemClock): Promise<EdgeStack> {
  const stack = resolveStack({ template: edgeTemplate, name: 'edge', region: 'eu-west-3' });
  const dataDir = mkdtempSync(join(tmpdir(), 'steward-edge-'));
  const children = superviseChildren(() => {});
  const endpoint = await startEndpoint(stack, clock, () => {});
  const enqueued: unknown[] = [];
  const edge = { answer: async (event: unknown): Promise<InvokeResult> => ({ ok: true, payload: event }) };
  const context: Context = {
    stack,
    dataDir,
    inMemory: true,
    clock,
    endpoints: endpoint,
    functions: {
      invoke: (_target, event) => edge.answer(event),
      enqueue: async (_target, event) => void enqueued.push(event),
    },
    queues: openQueues(stack, join(dataDir, 'queues')),
    children,
    log: () => {},
  };
  const parts: Part[] = [];
  const originOf = (host: string) => parts.map(({ origins }) => origins?.[host]).find((origin) => origin !== undefined);
  for (const start of [startUserPool, startBuckets, startEventBus]) parts.push(await start(context, originOf));
  parts.push(await startHttpApi(context, originOf));
  const site = await startCloudFront(context, originOf, 0);
  parts.push(site);

  return Object.assign(edge, {
    url: Object.values(site.origins ?? {})[0] ?? '',
    stack,
    context,
    aws: { endpoint: endpoint.origin, region: stack.region, credentials: endpoint.operator },
    enqueued,
    async stop() {
      for (const part of parts.toReversed()) await part.stop();
      await endpoint.stop();
      await children.endAll();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}
