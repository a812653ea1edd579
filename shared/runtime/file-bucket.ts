import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ExportStore } from '#shared/domain/exports/export-store.ts';
import { type FileStore, FileTooLarge } from '#shared/domain/files/file-store.ts';
import { describeAttachment } from './content-disposition.ts';
import { readEnv } from './env.ts';

export type FileBucket = FileStore & ExportStore;

/** Seconds in which a client must begin to send. */
const uploadLife = 15 * 60;

/** Seconds in which a browser must begin to load. */
const downloadLife = 5 * 60;

export function createFileBucket(): FileBucket {
  return openFileBucket(readEnv('FILES_BUCKET').FILES_BUCKET, {});
}

/** @param config of the client, besides what the environment says */
export function openFileBucket(bucket: string, config: S3ClientConfig): FileBucket {
  // A checksum that the SDK adds by itself would be one of nothing, because it does not see what a client will send.
  const client = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const at = (key: string) => ({ Bucket: bucket, Key: key });

  return {
    async createUpload(key, { contentType, size, sha256 }) {
      const checksum = sha256 === undefined ? undefined : Buffer.from(sha256, 'hex').toString('base64');
      const command = new PutObjectCommand({
        ...at(key),
        ContentType: contentType,
        ContentLength: size,
        ChecksumSHA256: checksum,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: uploadLife,
        signableHeaders: new Set(['host', 'content-type', 'content-length', checksumHeader]),
        unhoistableHeaders: new Set([checksumHeader]),
      });
      const headers = { 'content-type': contentType, ...(checksum !== undefined && { [checksumHeader]: checksum }) };
      return { url, method: 'PUT', headers };
    },
    async createDownload(key, fileName, contentType) {
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: describeAttachment(fileName),
        ResponseContentType: contentType,
        ResponseCacheControl: 'private, no-store',
      });
      const signingDate = new Date();
      const url = await getSignedUrl(client, command, { expiresIn: downloadLife, signingDate });
      return { url, expiresAt: new Date(signingDate.getTime() + downloadLife * 1000).toISOString() };
    },
    async head(key) {
      const answer = await orNothing(client.send(new HeadObjectCommand(at(key))));
      return answer && { contentType: answer.ContentType ?? '', size: answer.ContentLength ?? 0 };
    },
    async read(key, maxBytes) {
      const answer = await orNothing(client.send(new GetObjectCommand(at(key))));
      if (!answer?.Body) return undefined;
      if ((answer.ContentLength ?? 0) <= maxBytes) return answer.Body.transformToByteArray();
      // Nobody reads on, so the connection must not wait.
      if ('destroy' in answer.Body) answer.Body.destroy();
      throw new FileTooLarge(`${key} has ${answer.ContentLength} bytes, of which at most ${maxBytes} are read`);
    },
    async readPart(key, from, length) {
      const range = `bytes=${from}-${from + length - 1}`;
      const answer = await orNothing(client.send(new GetObjectCommand({ ...at(key), Range: range })));
      if (!answer?.Body) return undefined;
      const bytes = await answer.Body.transformToByteArray();
      const size = Number(answer.ContentRange?.split('/')[1] ?? bytes.length);
      return { bytes, size, etag: answer.ETag ?? '' };
    },
    async write(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: contentType }));
    },
    async join(keys, to, { contentType, size }) {
      const Body = Readable.from(readAll(client, keys.map(at)), { objectMode: false });
      await client.send(new PutObjectCommand({ ...at(to), Body, ContentLength: size, ContentType: contentType }));
    },
    async copy(from, to) {
      await client.send(new CopyObjectCommand({ ...at(to), CopySource: `${bucket}/${from}` }));
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async *list(prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        yield (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
      }
    },
  };
}

async function* readAll(
  client: S3Client,
  places: readonly { readonly Bucket: string; readonly Key: string }[],
): AsyncGenerator<Uint8Array> {
  for (const place of places) {
    const { Body } = await client.send(new GetObjectCommand(place));
    if (Body) yield await Body.transformToByteArray();
  }
}

const checksumHeader = 'x-amz-checksum-sha256';

async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
