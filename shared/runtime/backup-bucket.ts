import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BackupStore } from '#shared/domain/jobs/back-up.ts';
import { readEnv } from './env.ts';

export function createBackupBucket(): BackupStore {
  const { BACKUP_BUCKET: bucket } = readEnv('BACKUP_BUCKET');
  const client = new S3Client({});
  return {
    save: async (key, bytes) => {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: 'application/gzip' }),
      );
    },
  };
}
