import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decodeChunks } from './aws-chunked.ts';
import { sendS3Error } from './aws-errors.ts';
import type { Context, Part, Support } from './part.ts';
import { createS3Client, type S3Request } from './s3-client.ts';
import { verifyPresigned } from './sigv4.ts';

const shown = 'shown to operators';
const onDisk = 'objects are files of the person who runs this machine';

export const support: Support = {
  'AWS::S3::Bucket': {
    simulated: [],
    accepted: {
      BucketName: shown,
      Tags: shown,
      AccessControl: onDisk,
      BucketEncryption: onDisk,
      OwnershipControls: onDisk,
      PublicAccessBlockConfiguration: 'unsigned requests are refused for every bucket',
      LifecycleConfiguration: 'nothing expires on this machine, so nothing is lost unseen',
      LoggingConfiguration: 'one person does not need access logs',
      VersioningConfiguration: 'only the newest version of an object is kept on this machine',
    },
  },
};

/** The class of `@20minutes/s3rver`, which comes without types. */
type S3rver = new (options: {
  readonly address: string;
  readonly port: number;
  readonly directory: string;
  readonly silent: boolean;
  readonly vhostBuckets: boolean;
  readonly configureBuckets: readonly { readonly name: string }[];
}) => { run(): Promise<{ port: number }>; close(): Promise<void> };

/** Serves the buckets of the stack from files in the data folder. */
export async function startBuckets(context: Context): Promise<Part> {
  const names = context.stack.ofType('AWS::S3::Bucket').map(({ ref }) => ref);
  const Server: S3rver = createRequire(import.meta.url)('@20minutes/s3rver');
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    directory: join(context.dataDir, 'buckets'),
    silent: true,
    vhostBuckets: false,
    configureBuckets: names.map((name) => ({ name })),
  });
  const { port } = await server.run();
  const client = createS3Client(`http://127.0.0.1:${port}`);
  const oneWriter = createLocks();

  async function handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const refusal = refuseSignature(request, context);
    if (refusal) return sendS3Error(response, refusal.code, 403, refusal.message);
    const call = describeCall(request, body);
    if (call.method !== 'PUT') return client.pipe(call, response);
    // Writes to one key follow each other, so that `If-None-Match` cannot be passed by two at once.
    await oneWriter(call.url, async () => {
      if (request.headers['if-none-match'] === '*' && (await client.exists(call.url))) {
        return sendS3Error(response, 'PreconditionFailed', 412, 'At least one of the preconditions did not hold');
      }
      await client.pipe(call, response);
    });
  }

  context.endpoints.register('s3', { handle });
  return {
    name: 'buckets',
    summary: `${names.length} buckets`,
    async stop() {
      client.stop();
      await server.close();
    },
  };
}

const refusals = {
  unsigned: { code: 'AccessDenied', message: 'Access Denied' },
  expired: { code: 'AccessDenied', message: 'Request has expired' },
  'unknown-key': { code: 'InvalidAccessKeyId', message: 'The AWS Access Key Id does not exist in our records.' },
  mismatch: { code: 'SignatureDoesNotMatch', message: 'The request signature does not match the signature provided.' },
} as const;

/** Who signs in the header is known by the endpoint already; an address that carries its signature is checked here. */
function refuseSignature(request: IncomingMessage, { endpoints, clock }: Context) {
  if (request.headers.authorization !== undefined) return undefined;
  const { method = 'GET', url = '/', headers } = request;
  const verdict = verifyPresigned({ method, url, headers }, (id) => endpoints.secretOf(id), clock.now());
  return verdict === 'valid' ? undefined : refusals[verdict];
}

/** As the emulator takes it: it knows no keys, so it is asked without a signature, by this process alone. */
function describeCall({ method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): S3Request {
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
  /^(authorization|host|connection|transfer-encoding|content-length|expect|if-none-match|x-amz-(content-sha256|decoded-content-length|trailer|checksum-.+|sdk-checksum-algorithm|security-token|user-agent))$/;

function passHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const passed = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || dropped.test(name)) return [];
    if (name === 'content-encoding') return keepEncoding(String(value));
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
  const kept = query?.split('&').filter((pair) => !/^(X-Amz-|x-id=)/.test(pair)) ?? [];
  return kept.length > 0 ? `${path}?${kept.join('&')}` : String(path);
}

/** Runs work on the same key one after the other. */
function createLocks(): (key: string, work: () => Promise<void>) => Promise<void> {
  const tails = new Map<string, Promise<void>>();
  return (key, work) => {
    const mine = (tails.get(key) ?? Promise.resolve()).then(work);
    const tail = mine.catch(() => undefined);
    tails.set(key, tail);
    tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
}
