import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

/** What a JWT authorizer of an HTTP API demands. */
export interface JwtRules {
  /** Compared with `iss` letter by letter. */
  readonly issuer: string;
  /** One of them must be in `aud`, or be `client_id` when the token has no `aud`. */
  readonly audience: readonly string[];
}

export interface Token {
  readonly claims: Claims;
  /** From `scope` (separated by spaces) or `scp`. */
  readonly scopes: readonly string[];
}

export type Claims = Readonly<Record<string, unknown>>;

/** A public key as a user pool publishes it. */
export interface SigningKey extends JsonWebKey {
  readonly kid: string;
}

/** Why a token was refused; the text goes into `www-authenticate`, as the gateway words it. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/**
 * Only RS256 is taken: an `alg` that the sender may choose would let him sign with nothing, or with the public key.
 * @param now seconds since 1970
 * @param findKey answers undefined for an unknown key id
 * @throws TokenRefused
 */
export async function verifyToken(
  token: string,
  rules: JwtRules,
  now: number,
  findKey: (kid: string) => Promise<SigningKey | undefined>,
): Promise<Token> {
  const [headerPart, claimsPart, signaturePart, ...rest] = token.split('.');
  if (!headerPart || !claimsPart || !signaturePart || rest.length > 0) throw new TokenRefused('invalid token');
  const header = decodePart(headerPart);
  if (header.alg !== 'RS256') throw new TokenRefused('signing method is not RS256');
  if (typeof header.kid !== 'string') throw new TokenRefused('the token has no kid');
  const key = await findKey(header.kid);
  if (!key) throw new TokenRefused('unable to find the signing key');
  const signed = Buffer.from(`${headerPart}.${claimsPart}`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  const genuine = verify('RSA-SHA256', signed, publicKey, Buffer.from(signaturePart, 'base64url'));
  if (!genuine) throw new TokenRefused('invalid signature');
  const claims = decodePart(claimsPart);
  assertClaims(claims, rules, now);
  return { claims, scopes: readScopes(claims) };
}

function assertClaims(claims: Claims, rules: JwtRules, now: number): void {
  if (claims.iss !== rules.issuer) throw new TokenRefused('claim iss does not match');
  const audience = claims.aud === undefined ? [claims.client_id] : [claims.aud].flat();
  if (!audience.some((one) => rules.audience.some((wanted) => wanted === one))) {
    throw new TokenRefused('claim aud does not match');
  }
  if (typeof claims.exp !== 'number' || claims.exp <= now) throw new TokenRefused('the token has expired');
  if (isLater(claims.nbf, now)) throw new TokenRefused('the token is not valid yet');
  if (isLater(claims.iat, now)) throw new TokenRefused('the token was issued in the future');
}

function isLater(time: unknown, now: number): boolean {
  return time !== undefined && (typeof time !== 'number' || time > now);
}

function readScopes(claims: Claims): readonly string[] {
  const scopes = claims.scope ?? claims.scp ?? '';
  if (Array.isArray(scopes)) return scopes.map(String);
  return String(scopes).split(' ').filter(Boolean);
}

function decodePart(part: string): Claims {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Claims;
  } catch {
    // Falls through to the refusal: what cannot be read is as good as forged.
  }
  throw new TokenRefused('invalid token');
}
