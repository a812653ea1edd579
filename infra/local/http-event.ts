import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Token } from './jwt.ts';

/** An HTTP request as it reached the gateway. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface EventPlace {
  readonly accountId: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly stage: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Absent on routes without an authorizer. */
  readonly token?: Token;
  /** True: the route demands scopes, so the event lists those of the token. */
  readonly scoped: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The event of payload format 2.0 that a function receives for a request. */
export function buildHttpEvent(request: HttpRequest, place: EventPlace): Record<string, unknown> {
  const { cookie, ...headers } = request.headers;
  const path = decodePath(request.url);
  const rawQueryString = queryOf(request.url);
  const query = joinParameters(rawQueryString);
  const text = isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey: place.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(';').map((one) => one.trim()) }),
    headers: joinHeaders(headers),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(Object.keys(place.pathParameters).length === 0 ? {} : { pathParameters: place.pathParameters }),
    requestContext: {
      accountId: place.accountId,
      apiId: place.apiId,
      ...(place.token === undefined ? {} : { authorizer: { jwt: describeToken(place.token, place.scoped) } }),
      domainName: place.domainName,
      domainPrefix: place.domainName.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: place.routeKey,
      stage: place.stage,
      time: formatTime(place.now),
      timeEpoch: place.now,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

/** The gateway decodes the path before it matches routes. A malformed escape stays as it is. */
export function decodePath(url: string): string {
  const path = url.split('?', 1)[0] ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/** Repeated parameters arrive joined by commas, so only `rawQueryString` tells `a=1,2` from `a=1&a=2`. */
function joinParameters(rawQueryString: string): Record<string, string> | undefined {
  if (rawQueryString === '') return undefined;
  const parameters = new URLSearchParams(rawQueryString);
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name).join(',')]));
}

function joinHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(',')]])),
  );
}

/** What the gateway hands over as text; all else, a missing content type too, is base64. */
function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|xml|javascript)$/.test(type);
}

function describeToken(token: Token, scoped: boolean): { claims: Record<string, string>; scopes: unknown } {
  const claims = Object.entries(token.claims).map(([name, value]) => [
    name,
    Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
  ]);
  return { claims: Object.fromEntries(claims), scopes: scoped ? token.scopes : null };
}

/** `22/Nov/2026:05:47:07 +0000` */
function formatTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
