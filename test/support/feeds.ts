import type { Context } from '#shared/domain/context.ts';
import { createFeed } from '#shared/domain/feeds/change-feeds.ts';
import type { FeedView } from '#shared/domain/feeds/describe-feed.ts';
import { readFeed } from '#shared/domain/feeds/read-feeds.ts';
import { type RequestedRun, requestRun } from '#shared/domain/feeds/request-run.ts';
import { workOnRun } from '#shared/domain/feeds/work-on-run.ts';
import type { Table } from '#shared/store/table.ts';
import { type ImportOffice, openImportOffice } from './imports.ts';

/** An import office to which another system sends its files. */
export interface FeedOffice extends ImportOffice {
  /** A feed of companies from `erp`, matched by their numbers there. */
  open(person: string, about?: object): Promise<FeedView>;
  show(person: string, id: string): Promise<FeedView>;
  /** Hands over a text, and has the background work on it. @returns the id of the run */
  hand(person: string, feed: FeedView, content: string): Promise<string>;
  request(person: string, feed: FeedView, body: object): Promise<RequestedRun>;
  /** What the background does when it is woken. @param table that it meets */
  run(id: string, table?: Table): Promise<boolean>;
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
  const ports = { files, publisher: { publish: async () => {} } };
  const feeds: FeedOffice = {
    ...office,
    open: async (person, about = {}) => createFeed(await contextOf(person), { ...erpFeed, ...about }, 'en'),
    show: async (person, id) => readFeed(await contextOf(person), id, 'en'),
    async hand(person, feed, content) {
      const { importId } = await feeds.request(person, feed, { content });
      await feeds.run(importId);
      return importId;
    },
    request: async (person, feed, body) => requestRun(await contextOf(person), ports, feed.id, body),
    run: async (id, table = workspace.table) => workOnRun(workshopOf(office, table), id),
  };
  return feeds;
}

export function workshopOf({ workspace, files }: ImportOffice, table: Table = workspace.table) {
  const { tenant, now, newId } = workspace.contextOf('admin') as Context;
  return { table, files, tenant, now, newId };
}
