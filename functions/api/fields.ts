import { changeFields } from '#shared/domain/fields/change-fields.ts';
import { listFieldHistory, listFields } from '#shared/domain/fields/list-fields.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readLimit } from '#shared/runtime/http/query.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('fields', {
  listFields: async (request) => json({ data: await listFields(await request.open()) }),
  changeFields: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const changed = await changeFields(await request.open(), request.params.name ?? '', change);
    return json(changed, 200, { etag: `"${changed.version}"` });
  },
  getFieldHistory: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    return json(await listFieldHistory(await request.open(), request.params.name ?? '', page));
  },
});
