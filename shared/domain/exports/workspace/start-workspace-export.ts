import { workspaceExportRequested } from '#shared/model/bus-events.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../../context.ts';
import type { EventPublisher } from '../../events/event-publisher.ts';
import type { ExportEntry, WorkspaceRequest } from '../export-entry.ts';
import { openExport } from '../open-export.ts';
import { mayTakeAll } from './may-take-all.ts';

/** Has all that there is written to an archive in the background. @throws Problem `access.denied` */
export async function startWorkspaceExport(
  context: Context,
  publisher: EventPublisher,
  language: Language,
): Promise<ExportEntry> {
  if (!mayTakeAll(context.actor)) throw new Problem('access.denied');
  const request: WorkspaceRequest = { object: 'workspace', format: 'zip', filter: [], language };
  const entry = await openExport(context, request, []);
  await publisher.publish([{ ...workspaceExportRequested, detail: { id: entry.id } }]);
  return entry;
}
