import type { HttpRequest } from './http-event.ts';
import { gatewayResponse, type HttpResponse } from './http-response.ts';
import { type JwtRules, type SigningKey, type Token, TokenRefused, verifyToken } from './jwt.ts';
import type { OriginOf } from './origins.ts';
import type { Clock } from './part.ts';
import { readObject, readText, readTexts } from './properties.ts';
import { refuseProperty } from './support.ts';
import type { Resource } from './template.ts';

/** Lets a request through with its token, or answers in the gateway's own words. */
export type Authorize = (request: HttpRequest, scopes: readonly string[]) => Promise<Token | HttpResponse>;

const headerSource = /^\$request\.header\.(.+)$/;

export function createAuthorizer(resource: Resource, clock: Clock, originOf: OriginOf): Authorize {
  const { properties } = resource;
  if (readText(properties, 'AuthorizerType') !== 'JWT') refuseProperty(resource, 'AuthorizerType');
  const header = headerSource.exec(readTexts(properties, 'IdentitySource')[0] ?? '')?.[1]?.toLowerCase();
  if (header === undefined) refuseProperty(resource, 'IdentitySource');
  const configuration = readObject(properties, 'JwtConfiguration');
  const rules: JwtRules = {
    issuer: readText(configuration, 'Issuer'),
    audience: readTexts(configuration, 'Audience'),
  };
  const findKey = createKeyFinder(rules.issuer, originOf);

  return async (request, scopes) => {
    const token = [request.headers[header]].flat()[0]?.replace(/^bearer\s+/i, '');
    if (!token) return unauthorized();
    try {
      const verified = await verifyToken(token, rules, Math.floor(clock.now() / 1000), findKey);
      if (scopes.length === 0 || scopes.some((scope) => verified.scopes.includes(scope))) return verified;
      return insufficientScope(scopes);
    } catch (error) {
      if (error instanceof TokenRefused) return unauthorized(error.message);
      throw error;
    }
  };
}

function unauthorized(reason?: string): HttpResponse {
  const detail = reason === undefined ? '' : ` scope="" error="invalid_token" error_description="${reason}"`;
  return gatewayResponse(401, 'Unauthorized', { 'www-authenticate': `Bearer${detail}` });
}

function insufficientScope(scopes: readonly string[]): HttpResponse {
  const challenge = `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"`;
  return gatewayResponse(403, 'Forbidden', { 'www-authenticate': challenge });
}

/** Keys are fetched once; a key id that is not among them is looked for again at most once a minute. */
function createKeyFinder(issuer: string, originOf: OriginOf): (kid: string) => Promise<SigningKey | undefined> {
  const { host, pathname } = new URL(issuer);
  let keys: Promise<readonly SigningKey[]> | undefined;
  let fetchedAt = 0;

  async function fetchKeys(): Promise<readonly SigningKey[]> {
    const origin = originOf(host);
    if (origin === undefined) throw new Error(`nothing here serves ${host}, which issues the tokens`);
    const response = await fetch(`${origin}${pathname}/.well-known/jwks.json`);
    if (!response.ok) throw new Error(`the keys of ${issuer} cannot be read: status ${response.status}`);
    return ((await response.json()) as { keys: readonly SigningKey[] }).keys;
  }

  return async (kid) => {
    const known = (await keys?.catch(() => []))?.find((key) => key.kid === kid);
    if (known || (keys && performance.now() - fetchedAt < 60_000)) return known;
    fetchedAt = performance.now();
    keys = fetchKeys();
    keys.catch(() => {
      keys = undefined;
    });
    return (await keys).find((key) => key.kid === kid);
  };
}
