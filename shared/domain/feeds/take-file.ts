import { createHash } from 'node:crypto';
import { cleanFileName } from '#shared/model/files.ts';
import { formatOf } from '#shared/model/imports.ts';
import type { Context } from '../context.ts';
import { sourceKey } from '../imports/create-import.ts';
import { findEntry } from '../imports/import-entry.ts';
import { beginNewRun, newRun } from './begin-run.ts';
import { dueFiles } from './due-files.ts';
import type { StoredFeed } from './feed-item.ts';
import type { Inbox, InboxFile } from './inbox.ts';

/**
 * Begins a run with the file that has waited longest, of those that are due. A file is copied, then the run kept, then the file removed: whoever
 * comes after a crash finds the run by what the file is, and takes nothing twice.
 * @returns the id of the run; nothing: there is no file, or another run is under way
 */
export async function takeFile(context: Context, inbox: Inbox, feed: StoredFeed): Promise<string | undefined> {
  if (feed.source.kind !== 'inbox') return undefined;
  const files = dueFiles(feed, await inbox.list(feed.source.folder), context.tenant.timeZone, context.now());
  for (const file of files) {
    const id = runIdOf(file);
    const isTaken = (await findEntry(context.table, id)) !== undefined;
    if (!isTaken) {
      const fileName = cleanFileName(file.name).slice(-200) || feed.name;
      const run = { ...newRun(context, feed, fileName), id, isTaken: true } as const;
      // What is gone was taken by somebody else; what is another file by now has its turn when it is listed.
      if (!(await inbox.copy(file, sourceKey({ id, format: formatOf(fileName) })))) continue;
      if (!(await beginNewRun(context.table, feed, run, context.now()))) return undefined;
    }
    await inbox.remove(file);
    if (!isTaken) return id;
  }
  return undefined;
}

/** The same file, sent once more, is another one. */
function runIdOf({ key, etag, arrivedAt }: InboxFile): string {
  const digest = createHash('sha256').update([key, etag, arrivedAt].join('\n')).digest('hex');
  return `imp_${digest.slice(0, 26).toUpperCase()}`;
}
