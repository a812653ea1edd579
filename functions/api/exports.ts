import type { Context } from '#shared/domain/context.ts';
import type { ExportEntry } from '#shared/domain/exports/export-entry.ts';
import { describeExport, listExports, readExport } from '#shared/domain/exports/list-exports.ts';
import { startExport } from '#shared/domain/exports/start-export.ts';
import { startWorkspaceExport } from '#shared/domain/exports/workspace/start-workspace-export.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readPage } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

const files = createFileBucket();
const eventBus = createEventBus();

export const handler = createApi('exports', {
  listExports: async (request) => json(await listExports(await request.open(), readPage(request.query))),
  startExport: async (request) => {
    const context = await request.open();
    return started(context, await startExport(context, eventBus, request.body(), request.language));
  },
  startWorkspaceExport: async (request) => {
    const context = await request.open();
    return started(context, await startWorkspaceExport(context, eventBus, request.language));
  },
  getExport: async (request) => json(await readExport(await request.open(), files, idOf(request))),
});

function started(context: Context, entry: ExportEntry) {
  return json(describeExport(context, entry), 202, { location: `${apiPrefix}/exports/${entry.id}` });
}
