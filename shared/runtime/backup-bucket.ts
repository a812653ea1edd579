import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { BackupStore } from '#shared/domain/backups/backup-store.ts';
import { readEnv } from './env.ts';

export function createBackupBucket(): BackupStore {
  return openBackupBucket(readEnv('BACKUP_BUCKET').BACKUP_BUCKET, {});
}

/** @param config of the client, besides what the environment says */
export function openBackupBucket(bucket: string, config: S3ClientConfig): BackupStore {
  const client = new S3Client(config);
  return {
    async save(key, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
    },
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async *list(prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        yield (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
      }
    },
  };
}
