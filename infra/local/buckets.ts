import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sendS3Error } from './aws-errors.ts';
import { createCors } from './bucket-cors.ts';
import type { OriginOf } from './origins.ts';
import type { Context, Part } from './part.ts';
import { createS3Client, type S3Client } from './s3-client.ts';
import { describeCall, readOverrides } from './s3-request.ts';
import type { Support } from './type-support.ts';

const shown = 'shown to operators';
const onDisk = 'objects are files of the person who runs this machine';

export const support: Support = {
  'AWS::S3::Bucket': {
    simulated: ['CorsConfiguration'],
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
export async function startBuckets(context: Context, originOf: OriginOf): Promise<Part> {
  const buckets = context.stack.ofType('AWS::S3::Bucket');
  const Server: S3rver = createRequire(import.meta.url)('@20minutes/s3rver');
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    directory: join(context.dataDir, 'buckets'),
    silent: true,
    vhostBuckets: false,
    configureBuckets: buckets.map(({ ref }) => ({ name: ref })),
  });
  const { port } = await server.run();
  const client = createS3Client(`http://127.0.0.1:${port}`);
  const oneWriter = createLocks();

  async function handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const call = describeCall(request, body);
    if (call.method !== 'PUT' && call.method !== 'DELETE') return client.pipe(call, response, readOverrides(request));
    if (!isWhole(request, call.body)) {
      return sendS3Error(response, 'BadDigest', 400, 'The SHA256 you specified did not match the calculated checksum.');
    }
    // Writes to one key follow each other, so that no condition can be passed by two at once.
    await oneWriter(call.url, async () => {
      if (!(await holds(client, call.url, request.headers))) {
        return sendS3Error(response, 'PreconditionFailed', 412, 'At least one of the preconditions did not hold');
      }
      await client.pipe(call, response);
    });
  }

  context.endpoints.register('s3', { greet: createCors(context.stack, originOf), handle });
  return {
    name: 'buckets',
    summary: `${buckets.length} buckets`,
    origins: Object.fromEntries(
      buckets.map(({ attributes }) => [attributes.RegionalDomainName ?? '', context.endpoints.origin]),
    ),
    async stop() {
      client.stop();
      await server.close();
    },
  };
}

/** Whether the object, and the one that it is to be a copy of, are those that the caller means. */
async function holds(client: S3Client, url: string, headers: IncomingMessage['headers']): Promise<boolean> {
  if (headers['if-none-match'] === '*') return (await client.etagOf(url)) === undefined;
  const expected = headers['if-match'];
  if (expected !== undefined) return [expected, undefined].includes(await client.etagOf(url));
  const source = headers['x-amz-copy-source'];
  const expectedSource = headers['x-amz-copy-source-if-match'];
  if (source === undefined || expectedSource === undefined) return true;
  return [expectedSource, undefined].includes(await client.etagOf(`/${String(source).replace(/^\//, '')}`));
}

/** Refuses content that is not what the client said that it would send. */
function isWhole({ headers }: IncomingMessage, body: Buffer): boolean {
  const claimed = headers['x-amz-checksum-sha256'];
  return claimed === undefined || claimed === createHash('sha256').update(body).digest('base64');
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
