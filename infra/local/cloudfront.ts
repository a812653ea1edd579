import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Behaviour, matchesPattern, readBehaviours } from './cloudfront-behaviour.ts';
import { createObjectServer } from './cloudfront-bucket.ts';
import { loadRewrite } from './cloudfront-function.ts';
import { applyPolicy, readHeadersPolicy } from './cloudfront-headers.ts';
import { createProxy } from './cloudfront-proxy.ts';
import { gatewayResponse } from './http-response.ts';
import { sendResponse, startHttpService } from './http-service.ts';
import type { OriginOf } from './origins.ts';
import type { Context, Part } from './part.ts';
import { readObject, readOptionalText } from './properties.ts';
import { StartError } from './start-error.ts';
import type { Support } from './type-support.ts';

const behaviourPaths = [
  'TargetOriginId',
  'AllowedMethods',
  'Compress',
  'CachePolicyId',
  'OriginRequestPolicyId',
  'ResponseHeadersPolicyId',
  'FunctionAssociations',
];
const unneeded = {
  ViewerProtocolPolicy: 'the loopback interface is served by plain HTTP',
  CachedMethods: 'origins are on this machine, so nothing is cached',
};
const configuration = 'DistributionConfig';

export const support: Support = {
  'AWS::CloudFront::Distribution': {
    simulated: [
      `${configuration}.Origins`,
      `${configuration}.DefaultRootObject`,
      ...behaviourPaths.map((path) => `${configuration}.DefaultCacheBehavior.${path}`),
      ...behaviourPaths.map((path) => `${configuration}.CacheBehaviors.${path}`),
      `${configuration}.CacheBehaviors.PathPattern`,
    ],
    accepted: {
      ...Object.fromEntries(
        Object.entries(unneeded).flatMap(([path, reason]) => [
          [`${configuration}.DefaultCacheBehavior.${path}`, reason],
          [`${configuration}.CacheBehaviors.${path}`, reason],
        ]),
      ),
      [`${configuration}.Aliases`]: 'there is one address on this machine',
      [`${configuration}.Comment`]: 'shown to operators',
      [`${configuration}.Enabled`]: 'a distribution that is not enabled would not be run',
      [`${configuration}.HttpVersion`]: 'the loopback interface is served by HTTP/1.1',
      [`${configuration}.IPV6Enabled`]: 'the loopback address is 127.0.0.1',
      [`${configuration}.Logging`]: 'one person does not need access logs',
      [`${configuration}.PriceClass`]: 'there is one edge: this machine',
      [`${configuration}.Restrictions`]: 'there is one place: this machine',
      [`${configuration}.ViewerCertificate`]: 'the loopback interface is served by plain HTTP',
      [`${configuration}.WebACLId`]: 'filters the public internet, which does not reach the loopback interface',
      Tags: 'shown to operators',
    },
  },
  'AWS::CloudFront::Function': {
    simulated: ['FunctionCode'],
    accepted: {
      Name: 'shown to operators',
      AutoPublish: 'the template is always the deployed state',
      FunctionConfig: 'both runtimes are a subset of what Node runs',
    },
  },
  'AWS::CloudFront::ResponseHeadersPolicy': {
    simulated: [
      'ResponseHeadersPolicyConfig.CustomHeadersConfig',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentTypeOptions',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.FrameOptions',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ReferrerPolicy',
    ],
    accepted: {
      'ResponseHeadersPolicyConfig.Name': 'shown to operators',
      'ResponseHeadersPolicyConfig.Comment': 'shown to operators',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity':
        'would lock the browser out of plain HTTP on this host',
      'ResponseHeadersPolicyConfig.SecurityHeadersConfig.XSSProtection': 'today’s browsers ignore it',
    },
  },
};

/** Serves the distribution of the stack: the address that people open. @param port 0 takes any free one */
export async function startCloudFront(context: Context, originOf: OriginOf, port: number): Promise<Part> {
  const [distribution, second] = context.stack.ofType('AWS::CloudFront::Distribution');
  if (!distribution || second) throw new StartError('infra/local runs a stack with one AWS::CloudFront::Distribution');
  const behaviours = readBehaviours(distribution, context.stack);
  const rootObject = readOptionalText(readObject(distribution.properties, configuration), 'DefaultRootObject');
  const rewrites = new Map(
    context.stack.ofType('AWS::CloudFront::Function').map((resource) => [resource.ref, loadRewrite(resource)]),
  );
  const policies = new Map(
    context.stack
      .ofType('AWS::CloudFront::ResponseHeadersPolicy')
      .map((resource) => [resource.ref, readHeadersPolicy(resource.properties, originOf)]),
  );
  const serveObject = createObjectServer(context);
  const proxy = createProxy();

  async function rewrite(behaviour: Behaviour, incoming: IncomingMessage, path: string): Promise<string> {
    const apply = rewrites.get(behaviour.viewerRequest ?? '');
    return apply ? apply({ method: incoming.method ?? 'GET', path, headers: incoming.headers }) : path;
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (incoming.url ?? '/').split('?', 1)[0] ?? '/';
    const behaviour = behaviours.find(({ pattern }) => matchesPattern(pattern, path));
    if (!behaviour?.methods.includes(incoming.method ?? '')) {
      return sendResponse(response, gatewayResponse(403, 'This distribution does not allow the HTTP method'));
    }
    const policy = policies.get(behaviour.headersPolicy ?? '') ?? [];
    const { target } = behaviour;
    if (target.kind === 'host') {
      const origin = originOf(target.host);
      if (origin === undefined) return sendResponse(response, gatewayResponse(502, `Nothing serves ${target.host}`));
      return proxy.forward(incoming, response, { origin, host: target.host, policy });
    }
    const rewritten = await rewrite(behaviour, incoming, path);
    const answer = await serveObject({
      bucket: target.bucket,
      path: rewritten === '/' && rootObject !== undefined ? `/${rootObject}` : rewritten,
      acceptEncoding: String(incoming.headers['accept-encoding'] ?? ''),
      ifNoneMatch: incoming.headers['if-none-match'],
      compress: behaviour.compress,
    });
    sendResponse(response, { ...answer, headers: applyPolicy(answer.headers, policy) });
  }

  const service = await startHttpService(port, (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      context.log(`CloudFront: ${incoming.method} ${incoming.url}: ${String(error)}`);
      if (!response.headersSent) sendResponse(response, gatewayResponse(502, 'The origin failed'));
    });
  });

  return {
    name: 'cloudfront',
    summary: `${behaviours.length} behaviours`,
    origins: { [distribution.attributes.DomainName ?? '']: service.origin },
    async stop() {
      await service.stop();
      proxy.stop();
    },
  };
}
