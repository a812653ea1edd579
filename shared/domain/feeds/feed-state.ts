import type { FeedState } from '#shared/model/feeds.ts';
import type { Context } from '../context.ts';
import type { ImportEntry } from '../imports/import-entry.ts';
import type { Reason } from '../imports/plan/reason.ts';
import { canRun } from './feed-access.ts';
import type { StoredFeed } from './feed-item.ts';
import { stageOf } from './run-stage.ts';

export interface FeedStanding {
  readonly state: FeedState;
  /** Why it is so, where it is not as it should be. */
  readonly reasons: readonly Reason[];
}

const hour = 60 * 60_000;

/** How a feed stands at this moment. Nothing of it is kept, since it changes by itself. */
export function standingOf(
  context: Pick<Context, 'directory' | 'tenant' | 'now'>,
  feed: StoredFeed,
  lastRun: ImportEntry | undefined,
): FeedStanding {
  if (feed.isPaused) return { state: 'paused', reasons: [] };
  if (!canRun(context, feed)) return { state: 'failed', reasons: [{ code: 'no_owner' }] };
  const stage = lastRun && stageOf(lastRun);
  if (stage === 'running') return { state: 'running', reasons: [] };
  if (stage === 'held' || stage === 'failed') return { state: stage, reasons: lastRun?.halted?.reasons ?? [] };
  const { dueWithinHours } = feed;
  if (dueWithinHours !== null && context.now().getTime() > dueAt(feed, dueWithinHours))
    return { state: 'late', reasons: [{ code: 'overdue', params: { hours: dueWithinHours } }] };
  return { state: feed.lastSuccessAt === undefined ? 'waiting' : 'ok', reasons: [] };
}

function dueAt(feed: StoredFeed, hours: number): number {
  return Date.parse(expectedSince(feed)) + hours * hour;
}

/** The moment from which on the next run is waited for. */
export function expectedSince({ expectedFrom, lastSuccessAt = '' }: StoredFeed): string {
  return lastSuccessAt > expectedFrom ? lastSuccessAt : expectedFrom;
}
