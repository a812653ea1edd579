import type { BackupFault, BackupKind } from '#shared/model/backups.ts';
import { type Chunk, sha256Of } from './chunk.ts';
import type { Totals } from './totals.ts';

export const backupFormat = 2;

/** What a backup consists of; it is written last, so that one that broke off is none. */
export interface Manifest {
  readonly format: number;
  readonly id: string;
  readonly tenant: string;
  readonly release: string;
  /** The moment whose state the backup holds, ISO 8601. */
  readonly point: string;
  readonly finishedAt: string;
  readonly kind: BackupKind;
  readonly expiresAt: string;
  /** Months of figures are counted in it. */
  readonly timeZone: string;
  readonly totals: Totals;
  readonly files: FileTotals;
  /** Records that changed after the point, and were brought back to it from their history. */
  readonly rebuilt: number;
  /** Records whose history does not lead back to the point: they are as they were when the scan came by. */
  readonly gaps: readonly string[];
  readonly chunks: readonly Chunk[];
}

export interface FileTotals {
  readonly count: number;
  readonly bytes: number;
  /** Keys that the table names and nobody has. */
  readonly missing: readonly string[];
}

/** The manifest with a hash of itself, and so of everything that it lists. */
export function sealManifest(manifest: Manifest): { readonly text: string; readonly sha256: string } {
  const sha256 = sha256Of(JSON.stringify(manifest));
  return { text: JSON.stringify({ manifest, sha256 }), sha256 };
}

/** @param noted the hash that was noted elsewhere when the manifest was written; absent: the one that stands in it */
export function openManifest(
  key: string,
  bytes: Uint8Array | undefined,
  noted: string | undefined,
): { readonly manifest: Manifest } | { readonly fault: BackupFault } {
  if (!bytes) return { fault: { code: 'manifest.missing', where: key } };
  const sealed = parse(bytes);
  if (!sealed) return { fault: { code: 'manifest.truncated', where: key, found: `${bytes.length} bytes` } };
  const found = sha256Of(JSON.stringify(sealed.manifest));
  const expected = noted ?? sealed.sha256;
  if (found !== expected) return { fault: { code: 'manifest.altered', where: key, expected, found } };
  if (sealed.manifest.format !== backupFormat) {
    const format = { expected: String(backupFormat), found: String(sealed.manifest.format) };
    return { fault: { code: 'format', where: key, ...format } };
  }
  return { manifest: sealed.manifest };
}

function parse(bytes: Uint8Array): { readonly manifest: Manifest; readonly sha256: string } | undefined {
  try {
    const sealed = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly manifest?: Manifest;
      readonly sha256?: string;
    } | null;
    return sealed?.manifest && { manifest: sealed.manifest, sha256: String(sealed.sha256) };
  } catch {
    return undefined;
  }
}
