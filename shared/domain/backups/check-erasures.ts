import type { BackupFault } from '#shared/model/backups.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { type Erasure, listErasures } from '../privacy/erasures.ts';
import { replayErasures } from '../privacy/replay-erasures.ts';
import { loadRecord } from '../records/read-record.ts';

/** A drill brings no files back, so there are none to be removed. */
const noFiles: FileStore = {
  createUpload: () => Promise.reject(new Error('a drill sends no files')),
  createDownload: () => Promise.reject(new Error('a drill gives out no files')),
  head: async () => undefined,
  readPart: async () => undefined,
  read: async () => undefined,
  write: async () => {},
  copy: async () => {},
  remove: async () => {},
  async *list() {},
};

/**
 * Erases in a restored table whoever was erased in the table in use, and names those of whom something is left.
 * @param context whose table is the restored one, @param live the table in use
 */
export async function checkErasures(
  context: Context,
  live: Table,
): Promise<{ readonly erased: number; readonly faults: readonly BackupFault[] }> {
  const erased = await replayErasures(context, noFiles, listErasures(live));
  const faults: BackupFault[] = [];
  for await (const line of listErasures(live)) {
    if (!(await isGone(context, line))) faults.push({ code: 'erasure', where: line.id });
  }
  return { erased, faults };
}

async function isGone({ table }: Context, { id, fields, about, version }: Erasure): Promise<boolean> {
  const record = await loadRecord(table, id);
  if (!record) return true;
  // What was written anew about somebody else since may stand.
  if (about !== undefined && version !== undefined && record.version > version) return true;
  const isEmpty = fields.every((field) => record.data[field] === undefined);
  return isEmpty && (about !== undefined || record.erasedAt !== undefined);
}
