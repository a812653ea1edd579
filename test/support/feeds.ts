import { createFeed } from '#shared/domain/feeds/change-feeds.ts';
import type { FeedView } from '#shared/domain/feeds/describe-feed.ts';
import { readFeed } from '#shared/domain/feeds/read-feeds.ts';
import { type RequestedRun, requestRun } from '#shared/domain/feeds/request-run.ts';
import { type Watched, watchFeeds } from '#shared/domain/feeds/watch-feeds.ts';
import { workOnRun } from '#shared/domain/feeds/work-on-run.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import type { Table } from '#shared/store/table.ts';
import { type ImportOffice, openImportOffice } from './imports.ts';
import { createMemoryInbox, type MemoryInbox } from './memory-inbox.ts';

/** An import office to which another system sends its files. */
export interface FeedOffice extends ImportOffice {
  readonly inbox: MemoryInbox;
  /** What was asked for over the bus: `import.requested`. */
  readonly events: string[];
  /** A feed of companies from `erp`, matched by their numbers there. */
  open(person: string, about?: object): Promise<FeedView>;
  show(person: string, id: string): Promise<FeedView>;
  request(person: string, feed: FeedView, body: object): Promise<RequestedRun & { readonly importId: string }>;
  /** Hands over a text, and has the background work on it. @returns the id of the run */
  hand(person: string, feed: FeedView, content: string): Promise<string>;
  /** What the background does when it is woken. */
  run(id: string): Promise<boolean>;
  /** What the schedule does. @param table that it meets */
  watch(table?: Table): Promise<Watched>;
  /** Names of companies, in the order of the alphabet. */
  firms(): readonly string[];
}

export const erpFeed = {
  name: 'Clients of the ERP',
  object: 'companies',
  system: 'erp',
  settings: { mapping: { Code: 'externalId', Firm: 'name', Branch: 'industry', Note: null }, match: ['externalId'] },
};

export async function openFeedOffice(): Promise<FeedOffice> {
  const office = await openImportOffice();
  const { workspace, files, contextOf } = office;
  const inbox = createMemoryInbox(files);
  const events: string[] = [];
  const publish = async (all: readonly { readonly detailType: string }[]) => {
    events.push(...all.map(({ detailType }) => detailType));
  };
  const feeds: FeedOffice = {
    ...office,
    inbox,
    events,
    open: async (person, about = {}) => createFeed(await contextOf(person), { ...erpFeed, ...about }, 'en'),
    show: async (person, id) => readFeed(await contextOf(person), id, 'en'),
    async request(person, feed, body) {
      const { importId, ...run } = await requestRun(
        await contextOf(person),
        { files, publisher: { publish } },
        feed.id,
        body,
      );
      return { importId: importId ?? '', ...run };
    },
    async hand(person, feed, content) {
      const { importId } = await feeds.request(person, feed, { content });
      await feeds.run(importId);
      return importId;
    },
    run: async (id) => {
      const { table, tenant, now, newId } = workspace.jobContext('imports');
      return workOnRun({ table, files, tenant, now, newId }, { publish }, id);
    },
    watch: async (table = workspace.table) => {
      const directory = await loadDirectory(workspace.table);
      return watchFeeds({ ...workspace.jobContext('feeds'), directory, table }, inbox, { publish });
    },
    firms: () =>
      workspace.table
        .snapshot()
        .filter((item) => item.type === 'companies')
        .map((item) => (item.data as { name: string }).name)
        .toSorted(),
  };
  return feeds;
}
