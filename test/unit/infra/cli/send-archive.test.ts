import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sendArchive } from '#infra/cli/send-archive.ts';
import { closeZip, packEntry, storeEntry } from '#shared/domain/exports/zip.ts';

const s3 = mockClient(S3Client);
const client = new S3Client({ region: 'eu-west-3' });
let folder: string;
const path = () => join(folder, 'workspace.zip');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  s3.reset();
  const manifest = storeEntry('manifest.json', Buffer.from('{}'), 0);
  const lines = packEntry('data/companies/00001.jsonl', Buffer.from('{"name":"Север"}\n'), manifest.bytes.length);
  const at = manifest.bytes.length + lines.bytes.length;
  await writeFile(path(), Buffer.concat([manifest.bytes, lines.bytes, closeZip([manifest.entry, lines.entry], at)]));
});

it('an archive is laid beside the backups, unpacked, its manifest last', async () => {
  const id = await sendArchive(client, 'backups', path());
  const sent = s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => [input.Key, String(input.Body)]);
  expect(sent).toEqual([
    [`archives/${id}/data/companies/00001.jsonl`, '{"name":"Север"}\n'],
    [`archives/${id}/manifest.json`, '{}'],
  ]);
});

it('an archive that is cut short or damaged is named, and no manifest of it is sent', async () => {
  await truncate(path(), 60);
  await expect(sendArchive(client, 'backups', path())).rejects.toThrow(/is no whole archive\.$/);
  await expect(sendArchive(client, 'backups', `${path()}x`)).rejects.toThrow(/^There is no file/);
  expect(s3.commandCalls(PutObjectCommand)).toEqual([]);
});
