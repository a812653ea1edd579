import { Problem } from '#shared/model/problems.ts';
import { workspaceExportRequested } from '#shared/model/routes.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../../context.ts';
import type { EventPublisher } from '../../events/event-publisher.ts';
import { type ExportEntry, insertExport, type WorkspaceRequest } from '../export-entry.ts';
import { mayTakeAll } from './may-take-all.ts';

/** Has all that there is written to an archive in the background. @throws Problem `access.denied` */
export async function startWorkspaceExport(
  context: Context,
  publisher: EventPublisher,
  language: Language,
): Promise<ExportEntry> {
  if (!mayTakeAll(context.actor)) throw new Problem('access.denied');
  const at = context.now().toISOString();
  const entry: ExportEntry<WorkspaceRequest> = {
    id: context.newId('exp'),
    request: { object: 'workspace', format: 'zip', filter: [], language },
    columns: [],
    status: 'running',
    createdAt: at,
    createdBy: context.actor.id,
    at,
    progress: { parts: [], rows: 0 },
  };
  await insertExport(context.table, entry);
  await publisher.publish([{ ...workspaceExportRequested, detail: { id: entry.id } }]);
  return entry;
}
