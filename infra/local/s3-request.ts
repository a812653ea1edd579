import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { decodeChunks } from './aws-chunked.ts';
import type { S3Request } from './s3-client.ts';

/** As the emulator takes it: it knows no keys, so it is asked without a signature, by this process alone. */
export function describeCall({ method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): S3Request {
  const chunked = String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  return {
    method,
    url: withoutSignature(url),
    headers: passHeaders(headers),
    body: chunked ? decodeChunks(body) : body,
  };
}

/** Headers of the request that describe how it is signed or sent, not what it asks for. */
const dropped =
  /^(authorization|host|connection|transfer-encoding|content-length|expect|if-none-match|origin|x-amz-(content-sha256|decoded-content-length|trailer|checksum-.+|sdk-checksum-algorithm|security-token|user-agent))$/;

function passHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const passed = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || dropped.test(name)) return [];
    if (name === 'content-encoding') return keepEncoding(String(value));
    // The emulator leaves signs such as a plus encoded.
    if (name === 'x-amz-copy-source') return [[name, encodeURI(decodeURIComponent(String(value)))] as const];
    return [[name, [value].flat().join(',')] as const];
  });
  // Without any header of this family the emulator takes a request for one of its static websites.
  return { 'x-amz-date': '', ...Object.fromEntries(passed) };
}

function keepEncoding(value: string): (readonly [string, string])[] {
  const kept = value.split(',').filter((one) => one.trim() !== 'aws-chunked');
  return kept.length > 0 ? [['content-encoding', kept.join(',')]] : [];
}

function withoutSignature(url: string): string {
  const [path, query] = url.split('?');
  const kept = query?.split('&').filter((pair) => !/^(X-Amz-|x-id=|response-)/.test(pair)) ?? [];
  return kept.length > 0 ? `${path}?${kept.join('&')}` : String(path);
}

/** Headers that a signed address asks for in the answer: `response-content-disposition=attachment`. */
export function readOverrides({ url = '/' }: IncomingMessage): Readonly<Record<string, string>> {
  const query = [...new URLSearchParams(url.split('?')[1])];
  return Object.fromEntries(
    query.flatMap(([name, value]) => (name.startsWith('response-') ? [[name.slice('response-'.length), value]] : [])),
  );
}
