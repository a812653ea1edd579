import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from './part.ts';

/** A request as its signature sees it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Scope {
  /** `20261122T054707Z` */
  readonly time: string;
  readonly region: string;
  readonly service: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

/** Headers that sign a request without covering its body. @param now milliseconds since 1970 */
export function signRequest(
  request: { method: string; url: string; host: string },
  { accessKeyId, secretAccessKey }: Credentials,
  { region, service, now }: { region: string; service: string; now: number },
): Record<string, string> {
  const scope = { time: formatTime(now), region, service };
  const headers = { host: request.host, 'x-amz-content-sha256': unsignedPayload, 'x-amz-date': scope.time };
  const names = Object.keys(headers).toSorted();
  const signature = computeSignature({ ...request, headers }, names, unsignedPayload, scope, secretAccessKey);
  const credential = `${accessKeyId}/${credentialScope(scope)}`;
  const authorization = `${algorithm} Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
}

/** Hexadecimal. @param payloadHash what the signature says of the body */
export function computeSignature(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  scope: Scope,
  secret: string,
): string {
  const [path = '/', query = ''] = request.url.split('?');
  const canonical = [
    request.method,
    scope.service === 's3' ? path : encodeAgain(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(request.headers[name])}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
  const toSign = [algorithm, scope.time, credentialScope(scope), sha256(canonical)].join('\n');
  const key = [scope.time.slice(0, 8), scope.region, scope.service, 'aws4_request'].reduce<Buffer | string>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex');
}

function canonicalValue(value: string | readonly string[] | undefined): string {
  return [value ?? ''].flat().join(',').trim().replace(/ +/g, ' ');
}

/** Every service but S3 signs a path that is encoded once more than the one that is sent. */
function encodeAgain(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** By name, then by value: `a=` stands before `a-b=`. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`).replace('=', '\0'))
    .toSorted()
    .map((pair) => pair.replace('\0', '='))
    .join('&');
}

function credentialScope({ time, region, service }: Scope): string {
  return `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function formatTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
