import { describe, expect, it } from 'vitest';
import { matchesPattern } from '#infra/local/cloudfront-behaviour.ts';
import { chooseEncoding } from '#infra/local/cloudfront-compression.ts';
import { loadRewrite } from '#infra/local/cloudfront-function.ts';
import { applyPolicy, readHeadersPolicy } from '#infra/local/cloudfront-headers.ts';

describe('matchesPattern', () => {
  it.each([
    ['/api/*', '/api/v1/health', true],
    ['api/*', '/api/v1/health', true],
    ['/api/*', '/apis', false],
    ['/a?c.js', '/abc.js', true],
    ['/a?c.js', '/abcxjs', false],
    ['*.js', '/assets/x.js', true],
    ['*', '/', true],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesPattern(pattern, path)).toBe(expected);
  });
});

describe('chooseEncoding', () => {
  it('prefers brotli, takes gzip, and leaves small or incompressible bodies as they are', () => {
    expect(chooseEncoding('gzip, deflate, br', 'text/css; charset=utf-8', 5000)).toBe('br');
    expect(chooseEncoding('gzip', 'application/json', 5000)).toBe('gzip');
    expect(chooseEncoding('br;q=0, gzip;q=0.5', 'application/json', 5000)).toBe('gzip');
    expect(chooseEncoding('br', 'image/png', 5000)).toBeUndefined();
    expect(chooseEncoding('br', 'text/css', 999)).toBeUndefined();
    expect(chooseEncoding('', 'text/css', 5000)).toBeUndefined();
  });
});

describe('readHeadersPolicy', () => {
  const contentPolicy =
    "default-src 'self'; connect-src https://files.example https://other.example; upgrade-insecure-requests";
  const policy = readHeadersPolicy(
    {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: contentPolicy, Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: false },
        },
        CustomHeadersConfig: { Items: [{ Header: 'X-Own', Value: '1', Override: true }] },
      },
    },
    (host) => (host === 'files.example' ? 'http://127.0.0.1:4000' : undefined),
  );

  it('keeps what works over plain HTTP and leaves out what would break it', () => {
    const headers = applyPolicy({}, policy);
    expect(headers).toEqual({
      'content-security-policy': "default-src 'self'; connect-src http://127.0.0.1:4000 https://other.example",
      'x-frame-options': 'DENY',
      'x-own': '1',
    });
  });

  it('overrides the origin only where it says so', () => {
    const headers = applyPolicy({ 'x-frame-options': 'SAMEORIGIN', 'x-own': '2' }, policy);
    expect(headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'x-own': '1' });
  });
});

describe('loadRewrite', () => {
  const load = (FunctionCode: string) =>
    loadRewrite({ logicalId: 'F', type: 't', ref: 'r', attributes: {}, properties: { FunctionCode } });
  const request = { method: 'GET', path: '/companies/1', headers: { accept: 'text/html' } };

  it('runs plain and async handlers', async () => {
    const plain = load(
      'function handler(event) { event.request.uri = "/x" + event.request.uri; return event.request; }',
    );
    expect(await plain(request)).toBe('/x/companies/1');
    const later = load(
      'async function handler({ request }) { return { ...request, uri: request.headers.accept.value }; }',
    );
    expect(await later(request)).toBe('text/html');
  });

  it('ends an endless loop and refuses an answer that is no request', async () => {
    await expect(load('function handler() { for (;;) {} }')(request)).rejects.toThrow('timed out');
    await expect(load('function handler() { return { statusCode: 301 }; }')(request)).rejects.toThrow('F answered');
  });
});
