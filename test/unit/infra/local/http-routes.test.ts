import { describe, expect, it } from 'vitest';
import { matchRoute } from '#infra/local/http-routes.ts';

const routes = [
  '$default',
  'ANY /{proxy+}',
  'GET /{object}',
  'GET /{object}/{id}',
  'PATCH /{object}/{id}',
  'GET /companies/{id}/card',
  'GET /reports/{name}',
  'ANY /reports/sales',
  'GET /reports/sales',
].map((routeKey) => ({ routeKey }));

const keyOf = (method: string, path: string, among = routes) => matchRoute(among, method, path)?.route.routeKey;

describe('matchRoute', () => {
  it('takes a literal segment before a parameter, whatever the order of declaration', () => {
    expect(keyOf('GET', '/reports/sales')).toBe('GET /reports/sales');
    expect(keyOf('GET', '/reports/funnel')).toBe('GET /reports/{name}');
    expect(keyOf('GET', '/deals/1')).toBe('GET /{object}/{id}');
  });

  it('takes a method before ANY, and ANY before a vaguer path', () => {
    expect(keyOf('POST', '/reports/sales')).toBe('ANY /reports/sales');
    expect(keyOf('PATCH', '/reports/sales')).toBe('ANY /reports/sales');
  });

  it('falls back to the greedy route, then to $default, then to nothing', () => {
    expect(keyOf('DELETE', '/a/b/c')).toBe('ANY /{proxy+}');
    expect(keyOf('GET', '/a/b/c', [{ routeKey: '$default' }])).toBe('$default');
    expect(keyOf('GET', '/a/b/c', [{ routeKey: 'GET /a/{b}' }])).toBeUndefined();
  });

  it('does not match an empty parameter', () => {
    expect(keyOf('GET', '/deals/', [{ routeKey: 'GET /deals/{id}' }])).toBeUndefined();
  });

  it('hands over parameters, the greedy one with its slashes', () => {
    expect(matchRoute(routes, 'GET', '/companies/com_1/card')?.pathParameters).toEqual({ id: 'com_1' });
    expect(matchRoute(routes, 'PUT', '/x/y/z')?.pathParameters).toEqual({ proxy: 'x/y/z' });
  });
});
