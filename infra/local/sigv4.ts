import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credentials } from './part.ts';

/** A request as its signature sees it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

interface Scope {
  /** `20261122T054707Z` */
  readonly time: string;
  readonly region: string;
  readonly service: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const unsignedPayload = 'UNSIGNED-PAYLOAD';

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

export type PresignVerdict = 'valid' | 'unsigned' | 'unknown-key' | 'expired' | 'mismatch';

/** Checks a URL that carries its own signature. @param now milliseconds since 1970 */
export function verifyPresigned(
  request: SignedRequest,
  secretOf: (accessKeyId: string) => string | undefined,
  now: number,
): PresignVerdict {
  const query = new URLSearchParams(request.url.split('?')[1]);
  const [accessKeyId, , region, service] = query.get('X-Amz-Credential')?.split('/') ?? [];
  const signature = query.get('X-Amz-Signature');
  const time = query.get('X-Amz-Date');
  if (!accessKeyId || !region || !service || !signature || !time) return 'unsigned';
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return 'unknown-key';
  const age = (now - parseTime(time)) / 1000;
  if (!(age <= Number(query.get('X-Amz-Expires')))) return 'expired';
  const names = query.get('X-Amz-SignedHeaders')?.split(';') ?? [];
  const payload = query.get('X-Amz-Content-Sha256') ?? unsignedPayload;
  const wanted = computeSignature(request, names, payload, { time, region, service }, secret);
  return equal(wanted, signature) ? 'valid' : 'mismatch';
}

function computeSignature(
  request: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  scope: Scope,
  secret: string,
): string {
  const [path = '/', query = ''] = request.url.split('?');
  const canonical = [
    request.method,
    path,
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${[request.headers[name] ?? ''].flat().join(',').trim()}`),
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

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .toSorted()
    .join('&');
}

function credentialScope({ time, region, service }: Scope): string {
  return `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function formatTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

function parseTime(time: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function equal(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
