import { createHash } from 'node:crypto';
import type { Inbox, InboxFile } from '#shared/domain/feeds/inbox.ts';
import type { MemoryFiles } from './memory-files.ts';

/** An inbox in memory, beside a store of files. */
export interface MemoryInbox extends Inbox {
  readonly files: ReadonlyMap<string, InboxFile & { readonly text: string }>;
  /** What another system does. */
  leave(folder: string, name: string, text: string, at: Date): void;
}

export function createMemoryInbox(store: MemoryFiles): MemoryInbox {
  const files = new Map<string, InboxFile & { readonly text: string }>();
  const isStill = ({ key, etag }: InboxFile) => files.get(key)?.etag === etag;

  return {
    files,
    leave(folder, name, text, at) {
      const key = `inbox/${folder}/${name}`;
      const etag = createHash('md5').update(text).digest('hex');
      files.set(key, { key, name, etag, arrivedAt: at.toISOString(), text });
    },
    async list(folder) {
      return [...files.values()]
        .filter(({ key }) => key.startsWith(`inbox/${folder}/`))
        .toSorted((one, other) => one.arrivedAt.localeCompare(other.arrivedAt));
    },
    async copy(file, to) {
      const found = files.get(file.key);
      if (!found || !isStill(file)) return false;
      await store.write(to, new TextEncoder().encode(found.text), 'text/csv');
      return true;
    },
    async remove(file) {
      if (isStill(file)) files.delete(file.key);
    },
  };
}
