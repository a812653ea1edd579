import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type FileAction, filesField, writeNote } from '../records/audit.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** What somebody did with a file, for the history of its record. */
export function noteFile(context: Context, record: StoredRecord, action: FileAction, fileName: string): Write {
  const old = action === 'detach' || action === 'download' ? fileName : null;
  return writeNote(context, record, action, [{ field: filesField, old, new: action === 'detach' ? null : fileName }]);
}
