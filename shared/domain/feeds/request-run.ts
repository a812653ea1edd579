import { feedRunSchema } from '#shared/model/feeds.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { feedKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import { isPresent } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { FileStore, Upload } from '../files/file-store.ts';
import { announceSource, sourceKey } from '../imports/create-import.ts';
import { findEntry, type ImportEntry, insertEntry } from '../imports/import-entry.ts';
import { wakeImport } from '../imports/work/request-work.ts';
import { askForWatch } from './ask-for-watch.ts';
import { beginKeptRun, beginNewRun, newRun, requireIdle } from './begin-run.ts';
import { refuse } from './check-feed.ts';
import { canRun, mayRun, requireFeed } from './feed-access.ts';
import type { StoredFeed } from './feed-item.ts';
import { stageOf } from './run-stage.ts';

export interface Ports {
  readonly files: FileStore;
  readonly publisher: EventPublisher;
}

export interface RequestedRun {
  /** null: there will be one if a file lies in the inbox. */
  readonly importId: string | null;
  /** Where its file is to be sent; absent: it has begun. */
  readonly upload?: Upload;
}

/**
 * Has a feed run: with a file that is announced (then nothing begins yet), one that was sent, a text, or what lies there.
 * @param body untrusted: `feedRunSchema`
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `feed.paused` | `feed.no_owner` | `feed.busy` | `import.no_file`
 */
export async function requestRun(context: Context, ports: Ports, id: string, body: unknown): Promise<RequestedRun> {
  const { fileName, size, importId, content } = checkBody(feedRunSchema, body);
  const feed = await requireFeed(context, id);
  if (!mayRun(context, feed)) throw new Problem('access.denied');
  if (feed.isPaused) throw new Problem('feed.paused');
  if (!canRun(context, feed)) throw new Problem('feed.no_owner');
  if (importId !== undefined) {
    if (fileName !== undefined || content !== undefined) refuse({ pointer: '/importId', code: 'contradiction' });
    return beginSent(context, ports, feed, importId);
  }
  if (content !== undefined) return beginWithText(context, ports, feed, { fileName, content });
  if (fileName === undefined) return askForFiles(context, ports, feed);
  const run = newRun(context, feed, fileName);
  const upload = await announceSource(ports.files, run, size);
  await insertEntry(context.table, run);
  return { importId: run.id, upload };
}

/** A run that is held is let pass: whoever asks knows of it. */
async function askForFiles({ table, now }: Context, { publisher }: Ports, feed: StoredFeed): Promise<RequestedRun> {
  if (feed.source.kind !== 'inbox') refuse({ pointer: '/fileName', code: 'required' });
  const { id, lastRunId } = feed;
  const set = { askedAt: now().toISOString(), ...(lastRunId !== undefined && { passedRunId: lastRunId }) };
  await wasWritten(table.write({ update: feedKey(id), set, if: isPresent }));
  await publisher.publish([askForWatch]);
  return { importId: null };
}

async function beginSent(context: Context, ports: Ports, feed: StoredFeed, id: string): Promise<RequestedRun> {
  const { table, now } = context;
  const run = await findEntry(table, id);
  if (run?.feedId !== feed.id) return refuse({ pointer: '/importId', code: 'reference' });
  if (isAtRest(run)) {
    if (!(await ports.files.head(sourceKey(run)))) throw new Problem('import.no_file');
    await requireIdle(table, feed);
    if (!(await beginKeptRun(table, feed, run, now()))) throw new Problem('feed.busy');
  }
  return wake(ports, run.id);
}

function isAtRest(run: ImportEntry): boolean {
  const stage = stageOf(run);
  return stage === 'announced' || stage === 'held' || stage === 'failed';
}

async function beginWithText(
  context: Context,
  ports: Ports,
  feed: StoredFeed,
  { fileName = `${feed.name}.csv`, content }: { readonly fileName: string | undefined; readonly content: string },
): Promise<RequestedRun> {
  const { table, now } = context;
  await requireIdle(table, feed);
  const run: ImportEntry = { ...newRun(context, feed, fileName), format: 'csv', encoding: 'utf-8' };
  await ports.files.write(sourceKey(run), new TextEncoder().encode(content), 'text/csv');
  if (!(await beginNewRun(table, feed, run, now()))) throw new Problem('feed.busy');
  return wake(ports, run.id);
}

async function wake({ publisher }: Ports, importId: string): Promise<RequestedRun> {
  await wakeImport(publisher, importId);
  return { importId };
}
