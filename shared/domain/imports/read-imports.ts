import type { PlanAction } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { jobPartition } from '#shared/store/keys/jobs.ts';
import { type Partition, queryMerged } from '#shared/store/merged-query.ts';
import type { Condition } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { describeImport, describeRow, type ImportView, type PlanRowView } from './describe-import.ts';
import { definitionOfEntry, readEntry, visibleTo } from './import-access.ts';
import { importKind, toEntry } from './import-entry.ts';
import { readLookAlikes } from './matching/tell-look-alikes.ts';
import { readPages } from './plan/plan-file.ts';
import type { PlanRow } from './plan/plan-row.ts';

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<Entry> {
  readonly data: readonly Entry[];
  readonly page: { readonly next: string | null };
}

/** Newest first. @throws Problem `access.denied` | `query.invalid` */
export async function listImports(context: Context, query: PageQuery, language: Language): Promise<Page<ImportView>> {
  const partition: Partition = { index: 'gsi5', pk: jobPartition(importKind) };
  return readImports(context, { partition, filter: visibleTo(context) }, query, language);
}

/** One page of a list of imports, newest first. @throws Problem `query.invalid` */
export async function readImports(
  context: Context,
  { partition, filter }: { readonly partition: Partition; readonly filter?: Condition },
  { limit, cursor }: PageQuery,
  language: Language,
): Promise<Page<ImportView>> {
  const fingerprint = `${partition.pk} ${context.actor.id}`;
  const { items, next } = await queryMerged(context.table, {
    partitions: [partition],
    reverse: true,
    ...(filter && { filter }),
    limit,
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  return {
    data: items.map((item) => describeImport(context, toEntry(item), language)),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? invalidCursor() : error;
  }
}

function invalidCursor(): Problem {
  return new Problem('query.invalid', { params: { parameter: 'cursor' } });
}

/** Rows of the plan in the order of the file, of one kind or of all. @throws Problem `not_found` | `import.state` | `import.gone` */
export async function readPlanRows(
  context: Context,
  files: FileStore,
  id: string,
  query: PageQuery & { readonly action?: PlanAction | undefined },
  language: Language,
): Promise<Page<PlanRowView>> {
  const entry = await readEntry(context, id);
  if (!entry.plan) throw new Problem('import.state');
  const { action, limit, cursor } = query;
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) throw invalidCursor();
  const waiting: PlanRow[] = [];
  const wanted = { after: Number(cursor ?? 0), ...(action && { actions: [action] }) };
  for await (const page of readPages(files, entry.plan, wanted)) {
    waiting.push(...page.slice(0, limit + 1 - waiting.length));
    if (waiting.length > limit) break;
  }
  const rows = waiting.slice(0, limit);
  const next = waiting.length > limit ? String(rows.at(-1)?.row) : null;
  const tell = await readLookAlikes(context, definitionOfEntry(context, entry), rows);
  return { data: rows.map((row) => describeRow(context, entry, row, language, tell)), page: { next } };
}
