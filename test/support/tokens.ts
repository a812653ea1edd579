import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Claims = Readonly<Record<string, unknown>>;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

/** The local user pool signs with a key that everybody has; here it makes tokens that the pool would never give. */
function readLocalKey(): { readonly pem: string; readonly kid: string } {
  const path = createRequire(import.meta.url).resolve('cognito-local/lib/keys/cognitoLocal.private.json');
  const { pem, jwk } = JSON.parse(readFileSync(path, 'utf8')) as { pem: string; jwk: { kid: string } };
  return { pem, kid: jwk.kid };
}

/** The token with other claims, and a signature that is right. */
export function resign(token: string, claims: Claims): string {
  const { pem, kid } = readLocalKey();
  const content = `${encode({ alg: 'RS256', kid })}.${encode({ ...decode(token), ...claims })}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(pem, 'base64url')}`;
}

/** The token with other claims and the signature it had. */
export function forge(token: string, claims: Claims): string {
  const [header, , signature] = token.split('.');
  return `${header}.${encode({ ...decode(token), ...claims })}.${signature}`;
}

/** The token without a signature, saying that it needs none. */
export function unsign(token: string): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;
}
