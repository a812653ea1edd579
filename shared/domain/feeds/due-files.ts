import type { FeedSource, FeedTimes } from '#shared/model/feeds.ts';
import { dayIn, instantIn } from '../organisation/calendar.ts';
import type { StoredFeed } from './feed-item.ts';
import type { InboxFile } from './inbox.ts';

/**
 * Which of the files that lie there are to be taken by now: as they come, or those that had come when it was last time for
 * it, or when somebody last asked. Nothing is kept of it, so that no moment is missed while the job does not run.
 */
export function dueFiles(
  { source, askedAt }: Pick<StoredFeed, 'source' | 'askedAt'>,
  files: readonly InboxFile[],
  timeZone: string,
  now: Date,
): readonly InboxFile[] {
  const times = timesOf(source);
  if (!times) return files;
  const last = lastTime(times, timeZone, now).getTime();
  const asked = askedAt === undefined ? 0 : Date.parse(askedAt);
  return files.filter(({ arrivedAt }) => Date.parse(arrivedAt) <= Math.max(last, asked));
}

function timesOf(source: FeedSource): FeedTimes | undefined {
  return source.kind === 'inbox' ? source.times : undefined;
}

const dayLength = 24 * 60 * 60_000;

/** The last time that the clock of the zone has shown what is said. */
function lastTime({ at, on }: FeedTimes, timeZone: string, now: Date): Date {
  for (let back = 0; ; back += 1) {
    const day = dayIn(timeZone, new Date(now.getTime() - back * dayLength));
    const moment = instantIn(timeZone, day, `${at}:00`);
    if (moment <= now && (on === undefined || on === weekdayOf(day))) return moment;
  }
}

/** 1 Monday … 7 Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
