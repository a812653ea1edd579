import { randomUUID } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { archiveFolder, archiveManifest } from '#shared/model/backups.ts';
import { CommandError } from './run-command.ts';
import { openZipFile } from './zip-file.ts';

/**
 * Lays an archive of a workspace, unpacked, where the function that restores finds it; the manifest comes last.
 * @returns by which name it lies there
 * @throws {CommandError} for what is damaged, or no such archive
 */
export async function sendArchive(s3: S3Client, bucket: string, path: string): Promise<string> {
  const archive = await openZipFile(path);
  try {
    if (!archive.names.includes(archiveManifest)) throw new CommandError(`${path} is no export of a workspace.`);
    const id = randomUUID();
    const ordered = [...archive.names.filter((name) => name !== archiveManifest), archiveManifest];
    for (const name of ordered) {
      const Body = await archive.read(name);
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: archiveFolder(id) + name, Body }));
    }
    return id;
  } finally {
    await archive.close();
  }
}
