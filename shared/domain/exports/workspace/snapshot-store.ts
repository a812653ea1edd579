import { mostAttachmentBytes } from '#shared/model/files.ts';
import { type BackupStore, inFolder } from '../../backups/backup-store.ts';
import type { FileStore } from '../../files/file-store.ts';

/** Chunks are smaller by far. In bytes. */
const mostBytes = 2 * mostAttachmentBytes;

/** Where the snapshot of a workspace lies, beside the parts of its archive, until that is whole. */
export function openSnapshotStore(files: Pick<FileStore, 'read' | 'write' | 'list'>, id: string): BackupStore {
  const store: BackupStore = {
    save: (key, bytes) => files.write(key, bytes, 'application/octet-stream'),
    read: (key) => files.read(key, mostBytes),
    list: (prefix) => files.list(prefix),
  };
  return inFolder(store, `exports/${id}/snapshot/`);
}
