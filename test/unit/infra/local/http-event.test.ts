import { describe, expect, it } from 'vitest';
import { buildHttpEvent, type HttpRequest } from '#infra/local/http-event.ts';

const place = {
  accountId: '000000000000',
  apiId: 'api1',
  domainName: 'api1.execute-api.eu-west-3.amazonaws.com',
  stage: '$default',
  routeKey: 'GET /{object}',
  pathParameters: { object: 'companies' },
  scoped: false,
  now: Date.parse('2026-11-22T05:47:07Z'),
};

function build(request: Partial<HttpRequest>, more: object = {}) {
  const whole = { method: 'GET', url: '/companies', headers: {}, body: Buffer.alloc(0), sourceIp: '127.0.0.1' };
  return buildHttpEvent({ ...whole, ...request }, { ...place, ...more });
}

describe('buildHttpEvent', () => {
  it('joins repeated parameters by commas and keeps the raw query', () => {
    const event = build({ url: '/companies?a=1&b=x%20y&a=2' });
    expect(event.rawQueryString).toBe('a=1&b=x%20y&a=2');
    expect(event.queryStringParameters).toEqual({ a: '1,2', b: 'x y' });
  });

  it('decodes the path and has no query parameters where there is no query', () => {
    const event = build({ url: '/companies/%D0%B0' });
    expect(event.rawPath).toBe('/companies/а');
    expect(event).not.toHaveProperty('queryStringParameters');
    expect(build({ url: '/companies/%ZZ' }).rawPath).toBe('/companies/%ZZ');
  });

  it('moves cookies out of the headers', () => {
    const event = build({ headers: { cookie: 'a=1; b=2', accept: 'text/html' } });
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.headers).toEqual({ accept: 'text/html' });
  });

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/merge-patch+json', true],
    ['application/x-www-form-urlencoded', true],
    [undefined, true],
  ])('hands a body of %s over as base64: %s', (type, encoded) => {
    const event = build({ body: Buffer.from('{"é":1}'), headers: type === undefined ? {} : { 'content-type': type } });
    expect(event.isBase64Encoded).toBe(encoded);
    expect(Buffer.from(String(event.body), encoded ? 'base64' : 'utf8').toString()).toBe('{"é":1}');
  });

  it('describes the token with texts only, and scopes only where the route asks for them', () => {
    const token = { claims: { sub: 'u1', exp: 17, 'cognito:groups': ['a', 'b'] }, scopes: ['s1'] };
    expect(build({}, { token }).requestContext).toMatchObject({
      authorizer: { jwt: { claims: { sub: 'u1', exp: '17', 'cognito:groups': '[a b]' }, scopes: null } },
    });
    expect(build({}, { token, scoped: true }).requestContext).toMatchObject({
      authorizer: { jwt: { scopes: ['s1'] } },
    });
    expect(build({}).requestContext).not.toHaveProperty('authorizer');
  });

  it('tells the time in both forms', () => {
    expect(build({}).requestContext).toMatchObject({ time: '22/Nov/2026:05:47:07 +0000', timeEpoch: place.now });
  });
});
