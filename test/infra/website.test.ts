import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { loadTemplate, tenantIds } from '#test/support/tenant-template.ts';

interface Behaviour {
  readonly PathPattern?: string;
  readonly ViewerProtocolPolicy: string;
  readonly TargetOriginId: string;
  readonly FunctionAssociations?: unknown[];
}

interface DistributionConfig {
  readonly DefaultCacheBehavior: Behaviour;
  readonly CacheBehaviors: readonly Behaviour[];
  readonly CustomErrorResponses?: unknown;
  readonly Origins: readonly {
    readonly Id: string;
    readonly DomainName: unknown;
    readonly OriginAccessControlId?: unknown;
  }[];
}

/** `Bucket.DomainName` of what a template takes from a resource; a text as it is. */
function nameTarget(part: unknown): string {
  return typeof part === 'string' ? part : (Object.values(part as Record<string, string[]>)[0]?.join('.') ?? '');
}

describe.each(tenantIds)('the web of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const [distribution] = template.ofType('AWS::CloudFront::Distribution');
  const config = distribution?.Properties.DistributionConfig as DistributionConfig;

  it('is encrypted on the way and reads its bucket by access control', () => {
    for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
    }
    const files = config.Origins.find(({ Id }) => Id === config.DefaultCacheBehavior.TargetOriginId);
    expect(files?.OriginAccessControlId).toBeDefined();
  });

  it('has the API on its own origin', () => {
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*']);
    const [api] = template.ofType('AWS::ApiGatewayV2::Api');
    const origin = config.Origins.find(({ Id }) => Id === config.CacheBehaviors[0]?.TargetOriginId);
    expect(JSON.stringify(origin?.DomainName)).toContain(`"Ref":"${api?.logicalId}"`);
  });

  it('passes errors of the API on as they are', () => {
    expect(config.CustomErrorResponses).toBeUndefined();
    expect(config.CacheBehaviors[0]?.FunctionAssociations).toBeUndefined();
  });

  it('lets no script run that is not a file of ours', () => {
    const [policy] = template.ofType('AWS::CloudFront::ResponseHeadersPolicy');
    const text = JSON.stringify(policy?.Properties);
    const [, parts = '[]'] = /"ContentSecurityPolicy":\{"Fn::Join":\["",(\[.+?\])\]\}/.exec(text) ?? [];
    const directives = (JSON.parse(parts) as unknown[]).map(nameTarget).join('').split('; ');
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("script-src 'self'");
    expect(directives).toContain("frame-ancestors 'none'");
    expect(directives).toContainEqual(
      expect.stringMatching(/^connect-src 'self' https:..BucketsFiles\w+\.RegionalDomainName$/),
    );
    expect(text).toContain('"StrictTransportSecurity"');
  });

  it.each([
    ['/', '/index.html'],
    ['/companies/com_01J', '/index.html'],
    ['/v1.2/companies', '/index.html'],
    ['/assets/app-3f2a.js', '/assets/app-3f2a.js'],
    ['/favicon.svg', '/favicon.svg'],
  ])('answers %s with %s', (asked, answered) => {
    const [fallback] = template.ofType('AWS::CloudFront::Function');
    const code = `${fallback?.Properties.FunctionCode}; handler({ request: { uri: asked } }).uri`;
    expect(runInNewContext(code, { asked })).toBe(answered);
  });

  it('tells commands where everything is', () => {
    const always = ['WebUrl', 'ApiUrl', 'UserPoolId', 'UserPoolClientId', 'TableName', 'WebBucketName'];
    const others = [
      'BackupBucketName',
      'DistributionId',
      'InboxBucketName',
      'SetupFunctionName',
      'ReindexFunctionName',
      'RestoreFunctionName',
      'ReconcileFunctionName',
    ];
    const demo = tenantId === 'demo' ? ['DemoDataFunctionName'] : [];
    expect(Object.keys(template.outputs).sort()).toEqual([...always, ...others, ...demo].sort());
  });
});
