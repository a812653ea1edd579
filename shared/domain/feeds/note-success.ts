import { feedKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import { hasVersion } from '#shared/store/table.ts';
import type { ImportEntry } from '../imports/import-entry.ts';
import type { Workshop } from '../imports/work/work-on-import.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { findFeed } from './feed-item.ts';
import { writeMastery } from './mastery-of-feed.ts';

const attempts = 5;

/** Notes with the feed of a run, and with what it masters, that a file was carried out. */
export async function noteSuccess({ table, now }: Workshop, entry: ImportEntry): Promise<void> {
  if (entry.feedId === undefined) return;
  const { definitions } = await loadDirectory(table);
  for (let left = attempts; left > 0; left -= 1) {
    const feed = await findFeed(table, entry.feedId);
    if (!feed) return;
    const lastSuccessAt = now().toISOString();
    const update = { update: feedKey(feed.id), set: { lastSuccessAt }, if: hasVersion(feed.version) };
    const mastery = writeMastery(definitions[feed.object], { ...feed, lastSuccessAt });
    if (await wasWritten(table.transact([update, mastery]))) return;
  }
  throw new Error(`${entry.feedId} is being changed again and again`);
}
