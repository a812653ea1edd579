import type { BackupFault } from '#shared/model/backups.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { BackupStore } from './backup-store.ts';
import { type CopiedFile, isFile } from './chunk.ts';
import type { Manifest } from './manifest.ts';
import { readChunk } from './read-backup.ts';

/** How many items are handed to the table at once: it cuts them into calls of its own. */
const together = 400;

export interface Restoring {
  readonly table: Table;
  readonly store: BackupStore;
  readonly manifest: Manifest;
  /** What is done with the files of each chunk. */
  readonly onFiles: (files: readonly CopiedFile[]) => Promise<readonly BackupFault[]>;
  readonly isLate: () => boolean;
}

export interface Restored {
  /** Number of the first chunk that is still to be done; the number of all: none is. */
  readonly next: number;
  readonly faults: readonly BackupFault[];
}

/**
 * Writes what the chunks hold into a table, one chunk after the other. Repeated, it writes the same again. What is damaged is
 * named and left out.
 * @param from number of the first chunk
 */
export async function restoreChunks(restoring: Restoring, from: number): Promise<Restored> {
  const { table, store, manifest, onFiles, isLate } = restoring;
  const faults: BackupFault[] = [];
  let next = from;
  for (const chunk of manifest.chunks.slice(from)) {
    if (next > from && isLate()) break;
    const read = await readChunk(store, chunk);
    if ('fault' in read) faults.push(read.fault);
    else {
      const files = read.value.filter(isFile);
      const items = read.value.filter((line): line is Item => !isFile(line));
      for (let at = 0; at < items.length; at += together)
        await table.writeMany(items.slice(at, at + together).map((put) => ({ put })));
      faults.push(...(await onFiles(files)));
    }
    next += 1;
  }
  return { next, faults };
}
