import { describe, expect, it } from 'vitest';
import { verifyPresigned } from '#infra/local/sigv4.ts';

/** The worked example of AWS's description of presigned addresses. */
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
const query = [
  'X-Amz-Algorithm=AWS4-HMAC-SHA256',
  'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request',
  'X-Amz-Date=20130524T000000Z',
  'X-Amz-Expires=86400',
  'X-Amz-SignedHeaders=host',
].join('&');
const signedAt = Date.parse('2013-05-24T00:00:00Z');

function verify({
  path = '/test.txt',
  method = 'GET',
  host = 'examplebucket.s3.amazonaws.com',
  end = signature,
  at = 0,
}) {
  const request = { method, url: `${path}?${query}&X-Amz-Signature=${end}`, headers: { host } };
  return verifyPresigned(request, (id) => (id === 'AKIAIOSFODNN7EXAMPLE' ? secret : undefined), signedAt + at);
}

describe('verifyPresigned', () => {
  it('accepts the genuine address until it expires', () => {
    expect(verify({})).toBe('valid');
    expect(verify({ at: 86_400_000 })).toBe('valid');
    expect(verify({ at: 86_401_000 })).toBe('expired');
  });

  it('refuses another path, method, host or signature', () => {
    expect(verify({ path: '/other.txt' })).toBe('mismatch');
    expect(verify({ method: 'PUT' })).toBe('mismatch');
    expect(verify({ host: 'other.s3.amazonaws.com' })).toBe('mismatch');
    expect(verify({ end: 'f'.repeat(64) })).toBe('mismatch');
  });

  it('tells an unsigned address and an unknown key apart', () => {
    expect(verifyPresigned({ method: 'GET', url: '/test.txt', headers: {} }, () => secret, signedAt)).toBe('unsigned');
    const request = { method: 'GET', url: `/test.txt?${query}&X-Amz-Signature=${signature}`, headers: {} };
    expect(verifyPresigned(request, () => undefined, signedAt)).toBe('unknown-key');
  });
});
