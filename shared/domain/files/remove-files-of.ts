import { attachmentPrefix, pendingAttachmentPrefix, removedAttachmentPrefix } from '#shared/store/keys/records.ts';
import type { Item, Page, Table } from '#shared/store/table.ts';
import { fileKeyOf } from './attachment-item.ts';
import type { FileStore } from './file-store.ts';

/**
 * Removes every file of a record for good, whoever asks: those in the bin and those under way too. It is what erasing a
 * person does; it can be broken off anywhere and repeated.
 * @returns how many files there were
 */
export async function removeFilesOf(table: Table, files: FileStore, recordId: string): Promise<number> {
  let count = 0;
  for (const state of ['pending', 'kept', 'removed'] as const) {
    for await (const keys of files.list(fileKeyOf(state, recordId, ''))) {
      await Promise.all(keys.map((key) => files.remove(key)));
      count += keys.length;
    }
  }
  // The entries go last: while there is one, there may be a file.
  for (const prefix of [pendingAttachmentPrefix, attachmentPrefix, removedAttachmentPrefix]) {
    for await (const items of listEntries(table, recordId, prefix)) {
      await Promise.all(items.map(({ pk, sk }) => table.write({ delete: { pk, sk } })));
    }
  }
  return count;
}

/** Whether there may be anything for `removeFilesOf` to do. */
export async function hasFileEntries(table: Table, recordId: string): Promise<boolean> {
  const first = (prefix: string) =>
    table.query({ pk: recordId, sk: { beginsWith: prefix }, limit: 1, consistent: true });
  const pages = await Promise.all([pendingAttachmentPrefix, attachmentPrefix, removedAttachmentPrefix].map(first));
  return pages.some(({ items }) => items.length > 0);
}

/** Whether people have added files to the record. */
export async function hasFiles(table: Table, recordId: string): Promise<boolean> {
  const { items } = await table.query({ pk: recordId, sk: { beginsWith: attachmentPrefix }, limit: 1 });
  return items.length > 0;
}

async function* listEntries(table: Table, recordId: string, prefix: string): AsyncGenerator<readonly Item[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      pk: recordId,
      sk: { beginsWith: prefix },
      consistent: true,
      ...(startAfter && { startAfter }),
    });
    yield page.items;
    startAfter = page.next;
  } while (startAfter);
}
