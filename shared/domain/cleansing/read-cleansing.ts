import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type CleansingRun, cleansingRunPartition, fromCleansingItem, requireCleansingRun } from './cleansing-run.ts';
import { type CleansingRunView, describeCleansing } from './describe-cleansing.ts';

export interface CleansingRunPage {
  readonly data: readonly CleansingRunView[];
  readonly page: { readonly next: string | null };
}

/** Newest first. @throws Problem `access.denied` | `query.invalid` */
export async function listCleansingRuns(
  context: Context,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<CleansingRunPage> {
  requireCapability(context.actor, 'runJobs');
  const fingerprint = 'cleansing-runs';
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: cleansingRunPartition }],
    reverse: true,
    limit,
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  return {
    data: items.map((item) => describeCleansing(context, fromCleansingItem(item))),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

/** @throws Problem `access.denied` | `not_found` */
export async function readCleansingRun(context: Context, id: string): Promise<CleansingRun> {
  requireCapability(context.actor, 'runJobs');
  return requireCleansingRun(context.table, id, context.now());
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}
