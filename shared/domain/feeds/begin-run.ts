import { Problem } from '#shared/model/problems.ts';
import { feedKey, jobKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import type { Condition, Table, Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { newEntry } from '../imports/create-import.ts';
import { findEntry, hasStatus, type ImportEntry, writeEntry } from '../imports/import-entry.ts';
import type { StoredFeed } from './feed-item.ts';
import { stageOf } from './run-stage.ts';

/** A run of the feed, in the name of who answers for it. */
export function newRun(context: Pick<Context, 'newId' | 'now' | 'directory'>, feed: StoredFeed, fileName: string) {
  const { id: feedId, object, ownerId: createdBy } = feed;
  const departmentId = context.directory.users.get(createdBy)?.departmentId ?? '';
  return { ...newEntry(context, { object, fileName, createdBy, departmentId }), feedId };
}

/** Begins with a run that nobody has kept yet. @returns whether it did: not while another run is under way */
export function beginNewRun(table: Table, feed: StoredFeed, run: ImportEntry, now: Date): Promise<boolean> {
  return begin(table, feed, run.id, writeEntry({ ...run, arrivedAt: now.toISOString() }));
}

/** Begins with a run whose file was waited for, or once more with one that has come to nothing. @returns as `beginNewRun` */
export function beginKeptRun(table: Table, feed: StoredFeed, run: ImportEntry, now: Date): Promise<boolean> {
  const isStill: Condition = run.halted
    ? { attribute: 'halted', op: 'present' }
    : { attribute: 'arrivedAt', op: 'absent' };
  return begin(table, feed, run.id, {
    update: jobKey(run.id),
    set: { arrivedAt: now.toISOString(), status: 'new' },
    remove: ['halted'],
    if: { all: [hasStatus('new', 'planned'), isStill] },
  });
}

/** Of two that begin at once, one finds that the last run is not the one that it has seen the end of. */
async function begin(table: Table, feed: StoredFeed, id: string, write: Write): Promise<boolean> {
  const { lastRunId } = feed;
  const isLast: Condition =
    lastRunId === undefined
      ? {
          all: [
            { attribute: 'pk', op: 'present' },
            { attribute: 'lastRunId', op: 'absent' },
          ],
        }
      : { attribute: 'lastRunId', op: 'eq', value: lastRunId };
  return wasWritten(table.transact([write, { update: feedKey(feed.id), set: { lastRunId: id }, if: isLast }]));
}

/** Files follow each other: a plan is made when the one before it is carried out. @throws Problem `feed.busy` */
export async function requireIdle(table: Table, { lastRunId }: StoredFeed): Promise<void> {
  const last = lastRunId === undefined ? undefined : await findEntry(table, lastRunId);
  if (last && stageOf(last) === 'running') throw new Problem('feed.busy');
}
