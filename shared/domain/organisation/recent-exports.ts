import type { Context } from '../context.ts';
import { type Export, listPersonEvents, type PersonEvent } from './person-events.ts';

export interface RecentExports {
  /** Newest first. */
  readonly data: readonly PersonEvent<Export>[];
  /** Whether there were more than are listed. */
  readonly more: boolean;
}

const lookBack = 30 * 24 * 60 * 60_000;
const mostListed = 100;

/** What these people took out as files during the last 30 days. */
export async function listRecentExports(context: Context, personIds: readonly string[]): Promise<RecentExports> {
  const since = new Date(context.now().getTime() - lookBack).toISOString();
  const pages = await Promise.all(
    personIds.map((id) =>
      listPersonEvents(context.table, id, { range: { op: 'gte', value: since }, limit: mostListed }),
    ),
  );
  const found = pages
    .flatMap(({ events }) => events.flatMap(({ event }) => (event.action === 'export' ? [event] : [])))
    .toSorted((left, right) => (left.at < right.at ? 1 : -1));
  return { data: found.slice(0, mostListed), more: found.length > mostListed || pages.some(({ more }) => more) };
}
