import type { Context } from '../context.ts';
import { type ExportEntry, type ExportRequest, insertExport, type WorkspaceRequest } from './export-entry.ts';

/** Keeps an export that is to be worked on. @param columns names of all that the file will tell of records */
export async function openExport(
  context: Context,
  request: ExportRequest | WorkspaceRequest,
  columns: readonly string[],
): Promise<ExportEntry> {
  const at = context.now().toISOString();
  const entry: ExportEntry = {
    id: context.newId('exp'),
    request,
    columns,
    status: 'running',
    createdAt: at,
    createdBy: context.actor.id,
    at,
    progress: { parts: [], rows: 0 },
  };
  await insertExport(context.table, entry);
  return entry;
}
