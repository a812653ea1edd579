import { exportSchema } from '#shared/model/exports.ts';
import { exportRequested } from '#shared/model/routes.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { type ExportEntry, type ExportRequest, insertExport } from './export-entry.ts';
import { readExportRequest } from './read-request.ts';

/**
 * Has a list written to a file in the background, whatever its length. What cannot be answered is refused now.
 * @param language of the request
 * @throws Problem `validation.failed` | `access.denied` | `query.invalid` | `query.unsupported`
 */
export async function startExport(
  context: Context,
  publisher: EventPublisher,
  body: unknown,
  language: Language,
): Promise<ExportEntry> {
  const { language: chosen = language, ...asked } = checkBody(exportSchema, body);
  const request: ExportRequest = { ...asked, language: chosen };
  const { columns } = readExportRequest(context, request);
  const at = context.now().toISOString();
  const entry: ExportEntry<ExportRequest> = {
    id: context.newId('exp'),
    request,
    columns: columns.flatMap((column) => column?.name ?? []),
    status: 'running',
    createdAt: at,
    createdBy: context.actor.id,
    at,
    progress: { parts: [], rows: 0 },
  };
  await insertExport(context.table, entry);
  await publisher.publish([{ ...exportRequested, detail: { id: entry.id } }]);
  return entry;
}
