import { feedPatchSchema, feedSchema, mostFeeds, usualRefused } from '#shared/model/feeds.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { feedKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import { hasVersion, isAbsent } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { requireSome } from '../imports/import-access.ts';
import { removeMastery } from '../mastery/mastery-item.ts';
import { checkFeed, refuse } from './check-feed.ts';
import { type FeedView, showFeed } from './describe-feed.ts';
import { requireChangeable } from './feed-access.ts';
import { readFeeds, type StoredFeed, toFeedItem } from './feed-item.ts';
import { writeMastery } from './mastery-of-feed.ts';

/**
 * @param body untrusted: `feedSchema`
 * @throws Problem `validation.failed` | `access.denied` | `feed.limit`
 */
export async function createFeed(context: Context, body: unknown, language: Language): Promise<FeedView> {
  requireSome(context);
  const input = checkBody(feedSchema, body);
  const at = context.now().toISOString();
  const feed: StoredFeed = {
    source: { kind: 'upload' },
    dueWithinHours: null,
    holdAbove: { refusedPercent: usualRefused },
    masters: 'nothing',
    waiver: null,
    isPaused: false,
    ...definedOf(input),
    id: context.newId('fd'),
    ownerId: context.actor.id,
    createdAt: at,
    updatedAt: at,
    version: 1,
    expectedFrom: at,
  };
  const others = await readFeeds(context.table);
  await checkFeed(context, feed, others);
  if (others.length >= mostFeeds) throw new Problem('feed.limit', { params: { most: mostFeeds } });
  const mastery = writeMastery(context.directory.definitions[feed.object], feed);
  await context.table.transact([{ put: toFeedItem(feed), if: isAbsent }, mastery]);
  return showFeed(context, feed, language);
}

/** What a feed does to records: whoever changes it answers for it. */
const signed = ['settings', 'source', 'holdAbove', 'masters', 'waiver'] as const;

/**
 * @param body untrusted: `feedPatchSchema`, @param version that the caller has seen
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function updateFeed(
  context: Context,
  id: string,
  { body, version }: { readonly body: unknown; readonly version: number },
  language: Language,
): Promise<FeedView> {
  const input = checkBody(feedPatchSchema, body);
  const before = await requireChangeable(context, id);
  if (before.version !== version)
    throw new Problem('precondition.failed', { members: { current: await showFeed(context, before, language) } });
  const { actor, directory, now, table } = context;
  if (input.ownerId !== undefined && input.ownerId !== actor.id) refuse({ pointer: '/ownerId', code: 'option' });
  const isSigned = input.ownerId !== undefined || signed.some((name) => input[name] !== undefined);
  const at = now().toISOString();
  const isExpectedAnew = input.dueWithinHours !== undefined || (before.isPaused && input.isPaused === false);
  const change = {
    ...definedOf(input),
    ...(isSigned && { ownerId: actor.id }),
    ...(isExpectedAnew && { expectedFrom: at }),
    updatedAt: at,
    version: version + 1,
  };
  const after: StoredFeed = { ...before, ...change };
  if (isSigned) await checkFeed(context, after, await readFeeds(table));
  const mastery = writeMastery(directory.definitions[after.object], after);
  await settle(table.transact([{ update: feedKey(id), set: change, if: hasVersion(version) }, mastery]));
  return showFeed(context, after, language);
}

/** What its runs have brought stays, and can be taken back. @throws Problem `not_found` | `access.denied` | `write.conflict` */
export async function deleteFeed(context: Context, id: string): Promise<void> {
  const { version } = await requireChangeable(context, id);
  await settle(context.table.transact([{ delete: feedKey(id), if: hasVersion(version) }, removeMastery(id)]));
}

async function settle(write: Promise<void>): Promise<void> {
  if (!(await wasWritten(write))) throw new Problem('write.conflict');
}

type Defined<Given> = { [Name in keyof Given]: Exclude<Given[Name], undefined> };

/** Members that were given. */
function definedOf<Given extends object>(given: Given): Defined<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<Given>;
}
