import type { MergeStatus } from '#shared/model/merging.ts';
import { findDefinition } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { mergeKey, mergePartition } from '#shared/store/keys/jobs.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import type { Condition } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { listOrigins } from '../records/origins.ts';
import { resolveRecord } from '../records/read-record.ts';
import { describeMerges, type MergeView } from './describe-merge.ts';
import { fromMergeItem } from './merge-entry.ts';

export interface MergeQuery {
  /** Only merges that came to this record. */
  readonly record?: string | undefined;
  /** Only those that this person asked for. */
  readonly by?: string | undefined;
  readonly status?: MergeStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface MergePage {
  readonly data: readonly MergeView[];
  readonly page: { readonly next: string | null };
}

/** Newest first; only merges whose survivor the actor may read, so a page can be short. @throws Problem `query.invalid` */
export async function listMerges(context: Context, query: MergeQuery): Promise<MergePage> {
  if (query.record !== undefined) return listOfRecord(context, query.record, query);
  const { by, status, limit, cursor } = query;
  const fingerprint = JSON.stringify(['merges', context.actor.id, by ?? null, status ?? null]);
  const conditions: readonly Condition[] = [
    ...(by === undefined ? [] : [{ attribute: 'by', op: 'eq' as const, value: by }]),
    ...(status === undefined ? [] : [{ attribute: 'status', op: 'eq' as const, value: status }]),
  ];
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: mergePartition }],
    reverse: true,
    limit,
    ...(conditions.length > 0 && { filter: { all: conditions } }),
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  return {
    data: await describeMerges(context, items.map(fromMergeItem)),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

/** All of them: a record is merged a few times. */
async function listOfRecord(context: Context, id: string, { by, status }: MergeQuery): Promise<MergePage> {
  const definition = Object.values(context.directory.definitions).find(({ prefix }) => id.startsWith(`${prefix}_`));
  if (!definition || !findDefinition(definition.name)) return { data: [], page: { next: null } };
  const { record } = await resolveRecord(context, definition, id);
  const origins = new Set(await listOrigins(context.table, record));
  const ids = [...new Set((record.merged ?? []).map(({ mergeId }) => mergeId))];
  const items = ids.length > 0 ? await context.table.getMany(ids.map(mergeKey), { consistent: true }) : [];
  const entries = items
    .map(fromMergeItem)
    .filter((entry) => origins.has(entry.targetId))
    .filter((entry) => (by ?? entry.by) === entry.by && (status ?? entry.status) === entry.status)
    .sort((one, other) => (one.at > other.at ? -1 : 1));
  return { data: await describeMerges(context, entries), page: { next: null } };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}
