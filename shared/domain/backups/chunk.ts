import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Item } from '#shared/store/table.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A file of a record that lies beside the chunks. */
export interface CopiedFile {
  /** Of the original in the bucket of files. */
  readonly file: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  /** Of the copy in the bucket of backups. */
  readonly copy: string;
}

export type Line = Item | CopiedFile;

export function isFile(line: Line): line is CopiedFile {
  return 'file' in line && !('pk' in line);
}

/** What the manifest says of a part of the backup. */
export interface Chunk {
  readonly key: string;
  readonly lines: number;
  /** Bytes, compressed. */
  readonly size: number;
  /** Of the compressed bytes, hexadecimal. */
  readonly sha256: string;
}

/** @param lines JSON, one after the other */
export async function packChunk(
  key: string,
  lines: readonly string[],
): Promise<{ readonly chunk: Chunk; readonly bytes: Uint8Array }> {
  const bytes = await compress(lines.map((line) => `${line}\n`).join(''));
  return { chunk: { key, lines: lines.length, size: bytes.length, sha256: sha256Of(bytes) }, bytes };
}

/** @param key tells whether the bytes are compressed @throws Error, when they are no chunk */
export async function unpackChunk(key: string, bytes: Uint8Array): Promise<readonly Line[]> {
  const text = Buffer.from(key.endsWith('.gz') ? await expand(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
