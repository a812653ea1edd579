import { readFlag, readObject, readObjects, readOptionalText, readText, readTexts } from './properties.ts';
import { refuseProperty } from './support.ts';
import type { Properties, Resource, Stack } from './template.ts';

/** How requests whose path fits `pattern` are served. */
export interface Behaviour {
  readonly pattern: string;
  readonly target: Target;
  readonly methods: readonly string[];
  readonly compress: boolean;
  /** ARN of the function that sees the request first. */
  readonly viewerRequest: string | undefined;
  readonly headersPolicy: string | undefined;
}

export type Target =
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'host'; readonly host: string };

/** Policies that AWS offers under fixed ids. */
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** In the order in which they are tried; the last one fits everything. */
export function readBehaviours(distribution: Resource, stack: Stack): readonly Behaviour[] {
  const configuration = readObject(distribution.properties, 'DistributionConfig');
  const targets = new Map(
    readObjects(configuration, 'Origins').map((origin) => [readText(origin, 'Id'), readTarget(origin, stack)]),
  );
  const read = (behaviour: Properties, pattern: string): Behaviour => {
    const target = targets.get(readText(behaviour, 'TargetOriginId'));
    if (!target) refuseProperty(distribution, 'DistributionConfig.CacheBehaviors.TargetOriginId');
    assertForwarded(distribution, behaviour, target);
    return {
      pattern,
      target,
      methods: readMethods(behaviour),
      // Without caching there is nothing that CloudFront could compress.
      compress: readFlag(behaviour, 'Compress', false) && behaviour.CachePolicyId !== cachingDisabled,
      viewerRequest: readViewerRequest(distribution, behaviour),
      headersPolicy: readOptionalText(behaviour, 'ResponseHeadersPolicyId'),
    };
  };
  return [
    ...readObjects(configuration, 'CacheBehaviors').map((one) => read(one, readText(one, 'PathPattern'))),
    read(readObject(configuration, 'DefaultCacheBehavior'), '*'),
  ];
}

/** `*` stands for any text, `?` for one character; a leading slash may be left out of the pattern. */
export function matchesPattern(pattern: string, path: string): boolean {
  const source = pattern.replace(/^\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^/${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(path);
}

function readTarget(origin: Properties, stack: Stack): Target {
  const host = readText(origin, 'DomainName');
  const bucket = stack
    .ofType('AWS::S3::Bucket')
    .find(({ attributes }) => attributes.RegionalDomainName === host || attributes.DomainName === host);
  return bucket ? { kind: 'bucket', bucket: bucket.ref } : { kind: 'host', host };
}

/** CloudFront hands a host only what a policy names: without this one, tokens and queries would be lost on AWS. */
function assertForwarded(distribution: Resource, behaviour: Properties, target: Target): void {
  if (target.kind === 'host' && behaviour.OriginRequestPolicyId !== allViewerExceptHost) {
    refuseProperty(distribution, 'DistributionConfig.CacheBehaviors.OriginRequestPolicyId');
  }
  if (target.kind === 'host' && behaviour.CachePolicyId !== cachingDisabled) {
    refuseProperty(distribution, 'DistributionConfig.CacheBehaviors.CachePolicyId');
  }
  if (target.kind === 'host' && behaviour.FunctionAssociations !== undefined) {
    refuseProperty(distribution, 'DistributionConfig.CacheBehaviors.FunctionAssociations');
  }
}

function readMethods(behaviour: Properties): readonly string[] {
  const methods = readTexts(behaviour, 'AllowedMethods');
  return methods.length > 0 ? methods : ['GET', 'HEAD'];
}

function readViewerRequest(distribution: Resource, behaviour: Properties): string | undefined {
  const associations = readObjects(behaviour, 'FunctionAssociations');
  if (associations.some((one) => readText(one, 'EventType') !== 'viewer-request')) {
    refuseProperty(distribution, 'DistributionConfig.DefaultCacheBehavior.FunctionAssociations.EventType');
  }
  return associations[0] && readText(associations[0], 'FunctionARN');
}
