import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SigningKey, verifyToken } from '#infra/local/jwt.ts';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...own.publicKey.export({ format: 'jwk' }), kid: 'k1' } as SigningKey;
const rules = { issuer: 'https://issuer/pool', audience: ['client1'] };
const now = 1_000_000;
const access = { iss: rules.issuer, client_id: 'client1', exp: now + 60, iat: now - 1, scope: 'a b' };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function sign(claims: object, { header = { alg: 'RS256', kid: 'k1' }, privateKey = own.privateKey } = {}) {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

const verify = (token: string) => verifyToken(token, rules, now, async (kid) => (kid === 'k1' ? key : undefined));

describe('verifyToken', () => {
  it('lets an access token through, with its scopes', async () => {
    expect((await verify(sign(access))).scopes).toEqual(['a', 'b']);
  });

  it('takes aud before client_id', async () => {
    await expect(verify(sign({ ...access, client_id: 'x', aud: ['y', 'client1'] }))).resolves.toBeDefined();
    await expect(verify(sign({ ...access, aud: 'y' }))).rejects.toThrow('aud');
  });

  it.each([
    ['another issuer', { iss: 'https://issuer/other' }, 'iss'],
    ['another client', { client_id: 'client2' }, 'aud'],
    ['no expiry', { exp: undefined }, 'expired'],
    ['expiry now', { exp: now }, 'expired'],
    ['nbf to come', { nbf: now + 1 }, 'not valid yet'],
    ['iat to come', { iat: now + 1 }, 'future'],
    ['iat that is no number', { iat: 'soon' }, 'future'],
  ])('refuses %s', async (_case, change, message) => {
    await expect(verify(sign({ ...access, ...change }))).rejects.toThrow(message);
  });

  it('refuses alg none, and HS256 signed with the public key', async () => {
    const unsigned = `${encode({ alg: 'none', kid: 'k1' })}.${encode(access)}`;
    await expect(verify(`${unsigned}.`)).rejects.toThrow('invalid token');
    await expect(verify(`${unsigned}.AAAA`)).rejects.toThrow('RS256');
    await expect(verify(sign(access, { header: { alg: 'HS256', kid: 'k1' } }))).rejects.toThrow('RS256');
  });

  it('refuses another key, another key id and changed claims', async () => {
    await expect(verify(sign(access, { privateKey: foreign.privateKey }))).rejects.toThrow('signature');
    await expect(verify(sign(access, { header: { alg: 'RS256', kid: 'k2' } }))).rejects.toThrow('signing key');
    const [header, , signature] = sign(access).split('.');
    await expect(verify([header, encode({ ...access, sub: 'admin' }), signature].join('.'))).rejects.toThrow(
      'signature',
    );
  });

  it.each(['', 'a', 'a.b', 'a.b.c', '..', 'bnVsbA.bnVsbA.AAAA'])('refuses %j', async (token) => {
    await expect(verify(token)).rejects.toThrow('invalid token');
  });
});
