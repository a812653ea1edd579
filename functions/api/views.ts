import { chooseColumns } from '#shared/domain/views/choose-columns.ts';
import { listViews } from '#shared/domain/views/list-views.ts';
import { createView, deleteView, updateView } from '#shared/domain/views/save-view.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import type { View } from '#shared/model/views.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readOptional } from '#shared/runtime/http/query.ts';
import { definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

const etagOf = ({ version }: View) => ({ etag: `"${version}"` });

export const handler = createApi('views', {
  listViews: async (request) => {
    const object = readOptional(request.query, 'object', objectNames);
    return json(await listViews(await request.open(), object));
  },
  createView: async (request) => {
    const view = await createView(await request.open(), request.body());
    return json(view, 201, { ...etagOf(view), location: `${apiPrefix}/views/${view.id}` });
  },
  updateView: async (request) => {
    const version = readIfMatch(request.header('if-match'));
    const view = await updateView(await request.open(), idOf(request), request.body(), version);
    return json(view, 200, etagOf(view));
  },
  deleteView: async (request) => {
    await deleteView(await request.open(), idOf(request));
    return noContent();
  },
  chooseColumns: async (request) => {
    const context = await request.open();
    return json(await chooseColumns(context, definitionOf(request, context), request.body()));
  },
});
