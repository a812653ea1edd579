import { describe, expect, it } from 'vitest';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { routes } from '#shared/model/routes.ts';
import { loadTemplate, logicalIdIn, tenantIds } from '#test/support/tenant-template.ts';

describe.each(tenantIds)('the HTTP API of %s', async (tenantId) => {
  const template = await loadTemplate(tenantId);
  const deployed = new Map(
    template.ofType('AWS::ApiGatewayV2::Route').map((route) => [route.Properties.RouteKey, route]),
  );

  it('has every route of the contract, the answer to unknown paths and nothing else', () => {
    const keys = routes.map((route) => `${route.method} ${apiPrefix}${route.path}`);
    expect([...deployed.keys()].sort()).toEqual([...keys, '$default'].sort());
  });

  it.each(routes)('sends $method $path to its function', ({ method, path, function: name }) => {
    const target = JSON.stringify(deployed.get(`${method} ${apiPrefix}${path}`)?.Properties.Target);
    const integration = template
      .ofType('AWS::ApiGatewayV2::Integration')
      .find(({ logicalId }) => target.includes(`"Ref":"${logicalId}"`));
    expect(logicalIdIn(integration?.Properties.IntegrationUri)).toBe(template.functionOf(`api/${name}`).logicalId);
    expect(integration?.Properties.PayloadFormatVersion).toBe('2.0');
  });

  it.each(routes.filter((route) => route.access !== 'public'))(
    'lets $method $path be called with an access token only',
    ({ method, path }) => {
      const route = deployed.get(`${method} ${apiPrefix}${path}`);
      expect(route?.Properties).toMatchObject({
        AuthorizationType: 'JWT',
        AuthorizationScopes: ['aws.cognito.signin.user.admin'],
      });
    },
  );

  it('takes tokens of the tenant’s own user pool and client only', () => {
    const [authorizer, ...others] = template.ofType('AWS::ApiGatewayV2::Authorizer');
    const [pool] = template.ofType('AWS::Cognito::UserPool');
    const [client] = template.ofType('AWS::Cognito::UserPoolClient');
    expect(others).toEqual([]);
    const jwt = authorizer?.Properties.JwtConfiguration as { Audience: unknown[]; Issuer: unknown };
    expect(jwt.Audience).toEqual([{ Ref: client?.logicalId }]);
    expect(JSON.stringify(jwt.Issuer)).toContain(`"Ref":"${pool?.logicalId}"`);
  });

  it('is logged without query strings and throttled', () => {
    const [stage] = template.ofType('AWS::ApiGatewayV2::Stage');
    expect(JSON.stringify(stage?.Properties.AccessLogSettings)).toContain('$context.routeKey');
    expect(JSON.stringify(stage?.Properties.AccessLogSettings)).not.toMatch(/queryString|rawQuery|\$context\.path/);
    expect(stage?.Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
  });
});
