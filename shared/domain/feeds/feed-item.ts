import type { FeedSettings, FeedSource, HoldAbove, MasteredPart } from '#shared/model/feeds.ts';
import type { WaiverInput } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { feedKey, feedsPk } from '#shared/store/keys/jobs.ts';
import type { Item, Page, Table } from '#shared/store/table.ts';

/** An import that is repeated with every file that comes, as it is kept. */
export interface StoredFeed {
  readonly id: string;
  readonly name: string;
  readonly object: ObjectName;
  readonly system: string;
  readonly settings: FeedSettings;
  readonly source: FeedSource;
  readonly dueWithinHours: number | null;
  readonly holdAbove: HoldAbove;
  readonly masters: MasteredPart;
  /** Signed by the owner. */
  readonly waiver: WaiverInput | null;
  readonly isPaused: boolean;
  /** Who answers for it: its runs have the rights of this person. */
  readonly ownerId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Of what people say about it; runs leave it alone. */
  readonly version: number;
  /** From when on somebody waits for its runs. */
  readonly expectedFrom: string;
  /** The run that began last. */
  readonly lastRunId?: string;
  readonly lastSuccessAt?: string;
  /** A held run that somebody has let others pass. */
  readonly passedRunId?: string;
  /** When somebody last asked for what lies in the inbox. */
  readonly askedAt?: string;
  /** What its owner was told of last: nobody is told of the same thing twice. */
  readonly toldOf?: string;
}

/** All of them: there are few. */
export async function readFeeds(table: Table): Promise<readonly StoredFeed[]> {
  const feeds: StoredFeed[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ pk: feedsPk, consistent: true, ...(startAfter && { startAfter }) });
    feeds.push(...page.items.map(toFeed));
    startAfter = page.next;
  } while (startAfter);
  return feeds;
}

export async function findFeed(table: Table, id: string): Promise<StoredFeed | undefined> {
  if (!/^fd_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(feedKey(id), { consistent: true });
  return item && toFeed(item);
}

export function toFeedItem(feed: StoredFeed): Item {
  return { ...feedKey(feed.id), type: 'feed', shape: 1, ...feed };
}

function toFeed({ pk: _pk, sk: _sk, type: _type, shape: _shape, ...feed }: Item): StoredFeed {
  return feed as unknown as StoredFeed;
}
