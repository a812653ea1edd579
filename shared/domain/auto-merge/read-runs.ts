import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { mergeKey, mergeRunPartition } from '#shared/store/keys/jobs.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { describeMerges } from '../merging/describe-merge.ts';
import { fromMergeItem } from '../merging/merge-entry.ts';
import { countOutcomes, describeRun, type MergeRunView, type WholeRunView } from './describe-run.ts';
import { fromRunItem, listLines, requireRun } from './merge-run.ts';

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface MergeRunPage {
  readonly data: readonly MergeRunView[];
  readonly page: { readonly next: string | null };
}

/** Newest first. @throws Problem `access.denied` | `query.invalid` */
export async function listRuns(context: Context, { limit, cursor }: PageQuery): Promise<MergeRunPage> {
  requireCapability(context.actor, 'configure');
  const fingerprint = 'merge-runs';
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: mergeRunPartition }],
    reverse: true,
    limit,
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  return {
    data: items.map((item) => describeRun(context, fromRunItem(item))),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

/**
 * The run with a page of its merges.
 * @param query its cursor is the place at which the page begins
 * @throws Problem `access.denied` | `not_found` | `query.invalid`
 */
export async function readRun(context: Context, id: string, { limit, cursor = '0' }: PageQuery): Promise<WholeRunView> {
  requireCapability(context.actor, 'configure');
  if (!/^\d{1,7}$/.test(cursor)) throw new Problem('query.invalid', { params: { parameter: 'cursor' } });
  const run = await requireRun(context.table, id, context.now());
  const lines = await listLines(context.table, id);
  const from = Number(cursor);
  const keys = lines.slice(from, from + limit).map(({ mergeId }) => mergeKey(mergeId));
  const items = keys.length > 0 ? await context.table.getMany(keys, { consistent: true }) : [];
  const entries = items.map(fromMergeItem).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return {
    ...describeRun(context, run),
    ...countOutcomes(lines),
    merges: await describeMerges(context, entries),
    page: { next: from + limit < lines.length ? String(from + limit) : null },
  };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}
