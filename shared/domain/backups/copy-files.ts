import { backupPlaces } from '#shared/model/backups.ts';
import { mostAttachmentBytes } from '#shared/model/files.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { attachmentPrefix } from '#shared/store/keys/records.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { fileKeyOf, fromAttachmentItem } from '../files/attachment-item.ts';
import type { FileStore } from '../files/file-store.ts';
import type { BackupStore } from './backup-store.ts';
import { type CopiedFile, sha256Of } from './chunk.ts';

/** `missing`: the table names a file that nobody has; undefined: it was removed for good meanwhile. */
export type Copied = CopiedFile | { readonly missing: string } | undefined;

/**
 * Copies files of records to the backups. A file never changes, so one copy serves all backups of a month: what is there
 * already is only listed. The hash of a copy stands in its name.
 */
export class FileCopies {
  readonly #files: Pick<FileStore, 'read'>;
  readonly #store: BackupStore;
  readonly #prefix: string;
  #known: Map<string, string> | undefined;

  /** @param point of the backup: it tells the month */
  constructor(files: Pick<FileStore, 'read'>, store: BackupStore, point: string) {
    this.#files = files;
    this.#store = store;
    this.#prefix = `${backupPlaces.files}${point.slice(0, 7)}/`;
  }

  /** @param entry of a file that a record has, or that is in the bin */
  async copy(table: Table, entry: Item): Promise<Copied> {
    const { contentType, size } = fromAttachmentItem(entry);
    const id = idOfSortKey(entry.sk);
    const state = entry.sk.startsWith(attachmentPrefix) ? 'kept' : 'removed';
    const file = fileKeyOf(state, entry.pk, id);
    const name = `${this.#prefix}${entry.pk}/${id}.`;
    const known = (await this.#list()).get(name);
    if (known !== undefined) return { file, contentType, size, sha256: known, copy: name + known };
    // Somebody may just be taking it to the bin, or back.
    const other = fileKeyOf(state === 'kept' ? 'removed' : 'kept', entry.pk, id);
    const bytes =
      (await this.#files.read(file, mostAttachmentBytes)) ?? (await this.#files.read(other, mostAttachmentBytes));
    if (!bytes) return (await table.get(entry, { consistent: true })) ? { missing: file } : undefined;
    const sha256 = sha256Of(bytes);
    await this.#store.save(name + sha256, bytes);
    return { file, contentType, size: bytes.length, sha256, copy: name + sha256 };
  }

  async #list(): Promise<ReadonlyMap<string, string>> {
    if (this.#known) return this.#known;
    this.#known = new Map();
    for await (const keys of this.#store.list(this.#prefix)) {
      for (const key of keys)
        this.#known.set(key.slice(0, key.lastIndexOf('.') + 1), key.slice(key.lastIndexOf('.') + 1));
    }
    return this.#known;
  }
}
