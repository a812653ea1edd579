import { exportRequested } from '#shared/model/bus-events.ts';
import { exportSchema } from '#shared/model/exports.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { ExportEntry, ExportRequest } from './export-entry.ts';
import { openExport } from './open-export.ts';
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
  const names = columns.flatMap((column) => column?.name ?? []);
  const entry = await openExport(context, request, names);
  await publisher.publish([{ ...exportRequested, detail: { id: entry.id } }]);
  return entry;
}
