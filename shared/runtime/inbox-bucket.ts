import {
  CopyObjectCommand,
  DeleteObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Inbox, InboxFile } from '#shared/domain/feeds/inbox.ts';
import { inboxPlace } from '#shared/model/files.ts';
import { readEnv } from './env.ts';

/** The inbox of the tenant, out of which files go into the bucket of files. */
export function createInboxBucket(): Inbox {
  const { INBOX_BUCKET: inbox, FILES_BUCKET: files } = readEnv('INBOX_BUCKET', 'FILES_BUCKET');
  return openInboxBucket({ inbox, files }, {});
}

/** @param config of the client, besides what the environment says */
export function openInboxBucket(
  { inbox, files }: { readonly inbox: string; readonly files: string },
  config: S3ClientConfig,
): Inbox {
  const client = new S3Client(config);

  return {
    async list(folder) {
      const found: InboxFile[] = [];
      const below = `${inboxPlace}${folder}/`;
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: inbox, Prefix: below })) {
        for (const { Key: key = '', ETag: etag = '', LastModified } of Contents) {
          // A folder is an object of its own to some tools.
          if (key.endsWith('/')) continue;
          found.push({ key, name: key.slice(below.length), etag, arrivedAt: LastModified?.toISOString() ?? '' });
        }
      }
      return found.toSorted(byArrival);
    },
    async copy({ key, etag }, to) {
      const CopySource = `${inbox}/${key.split('/').map(encodeURIComponent).join('/')}`;
      // Tags of a sender would take a right of their own.
      const command = {
        Bucket: files,
        Key: to,
        CopySource,
        CopySourceIfMatch: etag,
        TaggingDirective: 'REPLACE',
      } as const;
      return unlessMoved(client.send(new CopyObjectCommand(command)));
    },
    async remove({ key, etag }) {
      await unlessMoved(client.send(new DeleteObjectCommand({ Bucket: inbox, Key: key, IfMatch: etag })));
    },
  };
}

function byArrival(one: InboxFile, other: InboxFile): number {
  return one.arrivedAt.localeCompare(other.arrivedAt) || one.key.localeCompare(other.key);
}

/** @returns false when the object is gone, or another one has come in its place */
async function unlessMoved(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 404 || status === 412) return false;
    throw error;
  }
}
