import type { BackupStore } from '#shared/domain/backups/backup-store.ts';
import type { ScratchTables } from '#shared/domain/backups/scratch-tables.ts';
import { createMemoryTable, type MemoryTable } from './memory-table.ts';

/** Backups in memory. It passes the same contract as the bucket. */
export interface MemoryBackups extends BackupStore {
  readonly objects: Map<string, Uint8Array>;
}

export function createMemoryBackups(): MemoryBackups {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    save: async (key, bytes) => void objects.set(key, bytes.slice()),
    read: async (key) => objects.get(key)?.slice(),
    async *list(prefix) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
      for (let at = 0; at < keys.length; at += 2) yield keys.slice(at, at + 2);
    },
  };
}

/** One table in memory, which a test can look at until it is dropped. */
export interface MemoryScratch extends ScratchTables {
  readonly table: MemoryTable | undefined;
  /** What it was before it was dropped the last time. */
  readonly last: MemoryTable | undefined;
}

export function createMemoryScratch(): MemoryScratch {
  let table: MemoryTable | undefined;
  let last: MemoryTable | undefined;
  return {
    get table() {
      return table;
    },
    get last() {
      return last;
    },
    async create() {
      table = createMemoryTable();
      return table;
    },
    open() {
      if (!table) throw new Error('there is no table');
      return table;
    },
    async drop() {
      last = table;
      table = undefined;
    },
  };
}
