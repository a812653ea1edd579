import { chooseEncoding, compress, type Encoding } from './cloudfront-compression.ts';
import type { HttpResponse } from './http-response.ts';
import type { Context } from './part.ts';
import { signRequest } from './sigv4.ts';

export interface ObjectRequest {
  readonly bucket: string;
  /** With a leading slash, percent-encoded as the browser sent it. */
  readonly path: string;
  readonly acceptEncoding: string;
  readonly ifNoneMatch: string | undefined;
  readonly compress: boolean;
}

export type ServeObject = (request: ObjectRequest) => Promise<HttpResponse>;

/** What CloudFront passes on from S3. */
const passedHeaders = ['content-type', 'cache-control', 'content-encoding', 'content-disposition', 'last-modified'];

/** Serves objects as the distribution does: signed reads, compression, entity tags. */
export function createObjectServer({ endpoints, clock, stack }: Context): ServeObject {
  const compressed = new Map<string, Buffer>();

  async function read({ bucket, path }: ObjectRequest): Promise<Response> {
    const { host } = new URL(endpoints.origin);
    const url = `/${bucket}${path}`;
    const place = { region: stack.region, service: 's3', now: clock.now() };
    const { host: _sentByFetch, ...headers } = signRequest({ method: 'GET', url, host }, endpoints.operator, place);
    return fetch(endpoints.origin + url, { headers });
  }

  async function encode(body: Buffer, etag: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding}/${etag}`;
    const known = compressed.get(key) ?? (await compress(body, encoding));
    compressed.set(key, known);
    return known;
  }

  return async (request) => {
    const response = await read(request);
    const body = Buffer.from(await response.arrayBuffer());
    if (!response.ok) return explainFailure(response.status);
    const headers = Object.fromEntries(
      passedHeaders.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [])),
    );
    const etag = response.headers.get('etag') ?? '';
    const encoding = request.compress
      ? chooseEncoding(request.acceptEncoding, headers['content-type'] ?? '', body.length)
      : undefined;
    // A compressed body is another representation, which only a weak tag may share.
    const tag = encoding ? `W/${etag}` : etag;
    const tagged = { ...headers, etag: tag, ...(request.compress && { vary: 'accept-encoding' }) };
    if (isSame(request.ifNoneMatch, etag)) return { status: 304, headers: tagged, body: Buffer.alloc(0) };
    if (!encoding) return { status: 200, headers: tagged, body };
    return {
      status: 200,
      headers: { ...tagged, 'content-encoding': encoding },
      body: await encode(body, etag, encoding),
    };
  };
}

/** Without the right to list a bucket, S3 does not tell an absent object from a forbidden one. */
function explainFailure(status: number): HttpResponse {
  const known = status === 403 || status === 404;
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
  return {
    status: known ? 403 : 502,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(known ? text : ''),
  };
}

function isSame(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return etag !== '' && (tags.includes(etag) || tags.includes('*'));
}
