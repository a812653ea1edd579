import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { ImportEntry } from '../imports/import-entry.ts';
import { wakeImport } from '../imports/work/request-work.ts';
import { canRun } from './feed-access.ts';
import { readFeeds, type StoredFeed } from './feed-item.ts';
import { standingOf } from './feed-state.ts';
import type { Inbox } from './inbox.ts';
import { readLastRuns } from './read-feeds.ts';
import { stageOf } from './run-stage.ts';
import { takeFile } from './take-file.ts';
import { tellOwner } from './tell-owner.ts';

export interface Watched {
  /** Files with which runs have begun. */
  readonly taken: number;
  /** Runs that had come to a halt. */
  readonly woken: number;
  /** Feeds of which somebody was told. */
  readonly told: number;
}

/** Longer than any work takes between two signs of life. In milliseconds. */
const patience = 2 * 60_000;

/** Takes what lies in the inbox, one file of each feed, has broken runs go on, and tells of what is not as it should be. */
export async function watchFeeds(context: Context, inbox: Inbox, publisher: EventPublisher): Promise<Watched> {
  const counts = { taken: 0, woken: 0, told: 0 };
  const feeds = await readFeeds(context.table);
  const runs = await readLastRuns(context.table, feeds);
  for (const feed of feeds) {
    const lastRun = runs.get(feed.lastRunId);
    if (lastRun && stageOf(lastRun) === 'running') {
      if (context.now().getTime() - lastSign(lastRun) < patience) continue;
      await wakeImport(publisher, lastRun.id);
      counts.woken += 1;
      continue;
    }
    const taken = isReady(context, feed, lastRun) ? await takeFile(context, inbox, feed) : undefined;
    if (taken !== undefined) {
      await wakeImport(publisher, taken);
      counts.taken += 1;
    } else if (await tellOwner(context, feed, standingOf(context, feed, lastRun))) counts.told += 1;
  }
  return counts;
}

/** What comes after a file that waits for a person waits with it, unless somebody lets it pass. */
function isReady(context: Context, feed: StoredFeed, lastRun: ImportEntry | undefined): boolean {
  const isWaiting = lastRun !== undefined && stageOf(lastRun) === 'held' && feed.passedRunId !== lastRun.id;
  return !feed.isPaused && !isWaiting && canRun(context, feed);
}

function lastSign({ createdAt, arrivedAt, planning, plan, commit, undo }: ImportEntry): number {
  const signs = [createdAt, arrivedAt, planning?.at, plan?.at, commit?.at, undo?.at];
  return Math.max(...signs.flatMap((sign) => (sign === undefined ? [] : Date.parse(sign))));
}
