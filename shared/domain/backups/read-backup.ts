import type { BackupFault } from '#shared/model/backups.ts';
import type { BackupStore } from './backup-store.ts';
import { type Chunk, type Line, sha256Of, unpackChunk } from './chunk.ts';
import { type Manifest, openManifest } from './manifest.ts';

/** What must be known of a backup to read it. */
export interface BackupAddress {
  readonly key: string;
  /** Noted elsewhere; absent: nowhere, and the manifest is believed in what it says of itself. */
  readonly sha256?: string;
}

export type Read<What> = { readonly value: What } | { readonly fault: BackupFault };

export async function readManifest(store: BackupStore, { key, sha256 }: BackupAddress): Promise<Read<Manifest>> {
  const opened = openManifest(key, await store.read(key), sha256);
  return 'fault' in opened ? opened : { value: opened.manifest };
}

/** Every byte is checked before one of them is believed. */
export async function readChunk(store: BackupStore, chunk: Chunk): Promise<Read<readonly Line[]>> {
  const { key, sha256, size } = chunk;
  const bytes = await store.read(key);
  if (!bytes) return { fault: { code: 'chunk.missing', where: key } };
  const found = sha256Of(bytes);
  if (found !== sha256) {
    const [expected, actual] = bytes.length === size ? [sha256, found] : [`${size} bytes`, `${bytes.length} bytes`];
    return { fault: { code: 'chunk.altered', where: key, expected, found: actual } };
  }
  try {
    const lines = await unpackChunk(key, bytes);
    if (lines.length === chunk.lines) return { value: lines };
    const counts = { expected: String(chunk.lines), found: String(lines.length) };
    return { fault: { code: 'chunk.unreadable', where: key, ...counts } };
  } catch {
    return { fault: { code: 'chunk.unreadable', where: key } };
  }
}
