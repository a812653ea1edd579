import type { Language } from '#shared/model/tenant.ts';
import { feedRunsPartition, jobKey } from '#shared/store/keys/jobs.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { ImportView } from '../imports/describe-import.ts';
import { requireSome } from '../imports/import-access.ts';
import { type ImportEntry, toEntry } from '../imports/import-entry.ts';
import { type Page, type PageQuery, readImports } from '../imports/read-imports.ts';
import { describeFeed, type FeedView, showFeed } from './describe-feed.ts';
import { maySee, requireFeed } from './feed-access.ts';
import { readFeeds, type StoredFeed } from './feed-item.ts';

/** By name. @throws Problem `access.denied` for whoever imports nothing */
export async function listFeeds(context: Context, language: Language): Promise<readonly FeedView[]> {
  requireSome(context);
  const feeds = (await readFeeds(context.table)).filter((feed) => maySee(context, feed));
  const runs = await readLastRuns(context.table, feeds);
  return feeds
    .map((feed) => describeFeed(context, feed, runs.get(feed.lastRunId), language))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** Of each feed the run that began last, by its id. */
export async function readLastRuns(
  table: Table,
  feeds: readonly StoredFeed[],
): Promise<ReadonlyMap<string | undefined, ImportEntry>> {
  const ids = feeds.flatMap(({ lastRunId }) => lastRunId ?? []);
  const items = ids.length > 0 ? await table.getMany(ids.map(jobKey), { consistent: true }) : [];
  return new Map(items.map(toEntry).map((entry) => [entry.id, entry]));
}

/** @throws Problem `not_found` | `access.denied` */
export async function readFeed(context: Context, id: string, language: Language): Promise<FeedView> {
  return showFeed(context, await requireFeed(context, id), language);
}

/** Its runs, newest first. @throws Problem `not_found` | `access.denied` | `query.invalid` */
export async function listFeedRuns(
  context: Context,
  id: string,
  query: PageQuery,
  language: Language,
): Promise<Page<ImportView>> {
  const feed = await requireFeed(context, id);
  return readImports(context, { partition: { index: 'gsi2', pk: feedRunsPartition(feed.id) } }, query, language);
}
