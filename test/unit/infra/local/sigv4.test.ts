import { describe, expect, it } from 'vitest';
import { type SignedRequest, signRequest } from '#infra/local/sigv4.ts';
import { verifySignature } from '#infra/local/verify-signature.ts';

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
const secretOf = (id: string) => (id === 'AKIAIOSFODNN7EXAMPLE' ? secret : undefined);
const signedAt = Date.parse('2013-05-24T00:00:00Z');

function verify(request: SignedRequest, now = signedAt, body = '') {
  return verifySignature({ ...request, body: Buffer.from(body) }, secretOf, now);
}

function verifyAddress({
  path = '/test.txt',
  method = 'GET',
  host = 'examplebucket.s3.amazonaws.com',
  end = signature,
  more = {},
  at = 0,
}) {
  const request = { method, url: `${path}?${query}&X-Amz-Signature=${end}`, headers: { host, ...more } };
  return verify(request, signedAt + at);
}

describe('the signature of an address', () => {
  it('holds until it expires', () => {
    expect(verifyAddress({})).toBe('valid');
    expect(verifyAddress({ at: 86_400_000 })).toBe('valid');
    expect(verifyAddress({ at: 86_401_000 })).toBe('expired');
  });

  it('does not hold for another path, method, host or signature', () => {
    expect(verifyAddress({ path: '/other.txt' })).toBe('mismatch');
    expect(verifyAddress({ method: 'PUT' })).toBe('mismatch');
    expect(verifyAddress({ host: 'other.s3.amazonaws.com' })).toBe('mismatch');
    expect(verifyAddress({ end: 'f'.repeat(64) })).toBe('mismatch');
  });

  it('does not hold with a header that it does not cover', () => {
    expect(verifyAddress({ more: { 'x-amz-acl': 'public-read' } })).toBe('unsigned-header');
    expect(verifyAddress({ more: { range: 'bytes=0-1' } })).toBe('valid');
  });

  it('tells an unsigned address, an unknown key and an endless life apart', () => {
    const url = `/test.txt?${query}&X-Amz-Signature=${signature}`;
    const headers = { host: 'examplebucket.s3.amazonaws.com' };
    expect(verify({ method: 'GET', url: '/test.txt', headers })).toBe('unsigned');
    expect(verify({ method: 'GET', url: url.replace('AKIAIOSFODNN7', 'AKIA'), headers })).toBe('unknown-key');
    expect(verify({ method: 'GET', url: url.replace('=86400', '=864000'), headers })).toBe('malformed');
  });
});

describe('the signature of a header', () => {
  /** The worked example of AWS's description of signatures in headers. */
  const example: SignedRequest = {
    method: 'GET',
    url: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization: [
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date',
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      ].join(','),
    },
  };

  it('holds for the genuine request only', () => {
    expect(verify(example)).toBe('valid');
    expect(verify({ ...example, url: '/other.txt' })).toBe('mismatch');
    expect(verify({ ...example, headers: { ...example.headers, range: 'bytes=0-99' } })).toBe('mismatch');
  });

  it('covers the body, unless the header says that it does not', () => {
    expect(verify(example, signedAt, 'something')).toBe('mismatch');
    const request = { method: 'PUT', url: '/test.txt', host: 'examplebucket.s3.amazonaws.com' };
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret };
    const headers = signRequest(request, credentials, { region: 'us-east-1', service: 's3', now: signedAt });
    expect(verify({ ...request, headers }, signedAt, 'something')).toBe('valid');
  });
});
