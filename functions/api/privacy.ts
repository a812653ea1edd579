import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { exportPerson } from '#shared/domain/privacy/export-person.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

const files = createFileBucket();

/** The one function that may change the audit. */
export const handler = createApi('privacy', {
  erasePerson: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await erasePerson(context, files, definition, idOf(request), request.body(), request.language));
  },
  exportPerson: async (request) => {
    const context = await request.open();
    return json(await exportPerson(context, definitionOf(request, context), idOf(request)));
  },
});
