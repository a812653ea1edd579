/** Where backups lie. A key is written once; nothing here takes anything away: what is over goes by itself. */
export interface BackupStore {
  /** Keeps the bytes under the key; done only when they are safe. */
  save(key: string, bytes: Uint8Array): Promise<void>;
  /** Nothing: there is no such key. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Keys that begin so, in pages. */
  list(prefix: string): AsyncIterable<readonly string[]>;
}

/** What lies below the prefix, by keys without it. */
export function inFolder(store: BackupStore, prefix: string): BackupStore {
  return {
    save: (key, bytes) => store.save(prefix + key, bytes),
    read: (key) => store.read(prefix + key),
    async *list(beginning) {
      for await (const keys of store.list(prefix + beginning)) yield keys.map((key) => key.slice(prefix.length));
    },
  };
}
