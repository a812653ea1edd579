import { feedKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { listAdministrators } from '../organisation/administrators.ts';
import { isAvailable } from '../organisation/directory.ts';
import type { StoredFeed } from './feed-item.ts';
import { expectedSince, type FeedStanding } from './feed-state.ts';

/** Tells whoever answers for a feed that it is late, failed or held, once each time. @returns whether it was news */
export async function tellOwner(context: Context, feed: StoredFeed, standing: FeedStanding): Promise<boolean> {
  const news = newsOf(feed, standing);
  if (!news || feed.toldOf === news.about) return false;
  const { id, name, ownerId, dueWithinHours } = feed;
  const { users } = context.directory;
  const isThere = isAvailable(users.get(ownerId));
  const receivers = isThere ? [ownerId] : listAdministrators(context.directory);
  const notice = {
    kind: news.kind,
    why: isThere ? 'feedOwner' : 'administrator',
    params: { feed: name, hours: dueWithinHours ?? 0 },
  } as const;
  const update = {
    update: feedKey(id),
    set: { toldOf: news.about },
    if: { any: [{ attribute: 'toldOf', op: 'ne', value: news.about } as const, isUntold] },
  };
  return wasWritten(
    context.table.transact([update, ...receivers.map((userId) => writeNotice(context, userId, notice))]),
  );
}

const isUntold = {
  all: [
    { attribute: 'pk', op: 'present' },
    { attribute: 'toldOf', op: 'absent' },
  ],
} as const;

/** What there is to tell; `about`: by what it is known again. */
function newsOf(feed: StoredFeed, { state, reasons }: FeedStanding) {
  if (reasons.some(({ code }) => code === 'no_owner'))
    return { kind: 'feedAbandoned', about: `left ${feed.ownerId}` } as const;
  switch (state) {
    case 'late':
      return { kind: 'feedLate', about: `late ${expectedSince(feed)}` } as const;
    case 'failed':
      return { kind: 'feedFailed', about: `failed ${feed.lastRunId}` } as const;
    case 'held':
      return { kind: 'feedHeld', about: `held ${feed.lastRunId}` } as const;
    default:
      return undefined;
  }
}
