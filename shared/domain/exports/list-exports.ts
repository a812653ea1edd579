import type { ExportedObject, FileFormat } from '#shared/model/exports.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { Problem, type ProblemCode } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { jobPartition } from '#shared/store/keys/jobs.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { Download } from '../files/file-store.ts';
import { chooseColumns } from './columns.ts';
import { type ExportEntry, expiryOf, exportKind, findExport, isOfList, toExport, wholeKey } from './export-entry.ts';
import type { ExportStore } from './export-store.ts';
import { mayTakeAll } from './workspace/may-take-all.ts';
import { writerOf } from './writers.ts';

/** An export as the API gives it. */
export interface ExportView extends Pick<ExportEntry, 'id' | 'status' | 'createdAt' | 'at'> {
  readonly object: ExportedObject;
  readonly format: FileFormat;
  readonly language: Language;
  readonly filter: ExportEntry['request']['filter'];
  readonly sort?: string | null | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly relations?: readonly string[] | undefined;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly finishedAt: string | null;
  /** So far. */
  readonly rows: number;
  /** Bytes, so far. */
  readonly size: number;
  readonly fileName: string;
  /** When the file goes. */
  readonly expiresAt: string | null;
  readonly problem: ProblemCode | null;
}

/** Without a sign of life for so long, nobody works on it any more. In milliseconds. */
const patience = 30 * 60_000;

/** Those of the actor, and of everybody for who manages the workspace; newest first. @throws Problem `access.denied` | `query.invalid` */
export async function listExports(
  context: Context,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  requireSome(context);
  const fingerprint = `exports ${context.actor.id}`;
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: jobPartition(exportKind) }],
    reverse: true,
    limit,
    ...(!seesAll(context) && { filter: { attribute: 'createdBy', op: 'eq', value: context.actor.id } }),
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  return {
    data: items.map((item) => describeExport(context, toExport(item))),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}

/**
 * One of them, with an address for the file: for nobody but who asked for it, and as long as they may still see all that is
 * in it.
 * @throws Problem `access.denied` | `not_found`
 */
export async function readExport(
  context: Context,
  store: Pick<ExportStore, 'createDownload'>,
  id: string,
): Promise<ExportView & { readonly download: Download | null }> {
  requireSome(context);
  const entry = await findExport(context.table, id);
  if (!entry || (entry.createdBy !== context.actor.id && !seesAll(context))) throw new Problem('not_found');
  const view = describeExport(context, entry);
  if (!isOpen(context, entry, view)) return { ...view, download: null };
  const contentType = isOfList(entry) ? writerOf(entry.request.format).contentType : 'application/zip';
  return { ...view, download: await store.createDownload(wholeKey(id), view.fileName, contentType) };
}

function isOpen(context: Context, entry: ExportEntry, view: ExportView): boolean {
  const { actor, directory, now } = context;
  const { createdBy } = entry;
  if (view.status !== 'finished' || createdBy !== actor.id || (view.expiresAt ?? '') <= now().toISOString())
    return false;
  if (!isOfList(entry)) return mayTakeAll(actor);
  const { request, columns } = entry;
  if (scopeOf(actor, request.object, 'export') === 'none') return false;
  const definition = visibleDefinition(actor.permissions, directory.definitions[request.object]);
  const known = chooseColumns(context, definition, request).map(({ name }) => name);
  return columns.every((name) => known.includes(name));
}

function requireSome({ actor }: Context): void {
  if (objectNames.every((object) => scopeOf(actor, object, 'export') === 'none')) throw new Problem('access.denied');
}

function seesAll({ actor }: Context): boolean {
  return actor.permissions.capabilities.includes('configure');
}

export function describeExport({ directory, now }: Context, entry: ExportEntry): ExportView {
  const { id, request, createdAt, createdBy, at, finishedAt, progress } = entry;
  const isStalled = entry.status === 'running' && now().getTime() - Date.parse(at) > patience;
  return {
    id,
    ...request,
    status: isStalled ? 'failed' : entry.status,
    createdAt,
    createdBy: { id: createdBy, name: directory.users.get(createdBy)?.name ?? createdBy },
    at,
    finishedAt: finishedAt ?? null,
    rows: progress.rows,
    size: progress.parts.reduce((sum, bytes) => sum + bytes, 0),
    fileName: `${request.object}-${createdAt.slice(0, 10)}.${request.format}`,
    expiresAt: entry.status === 'finished' ? (expiryOf(entry) ?? null) : null,
    problem: isStalled ? 'unavailable' : (entry.problem ?? null),
  };
}
