import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { listAttachments, openAttachment } from '#shared/domain/files/list-attachments.ts';
import { removeAttachment, restoreAttachment } from '#shared/domain/files/remove-attachment.ts';
import { apiPrefix } from '#shared/model/routes.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readLimit } from '#shared/runtime/http/query.ts';
import { definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

const files = createFileBucket();

const attachmentIdOf = ({ params }: ApiRequest) => params.attachmentId ?? '';

export const handler = createApi('attachments', {
  listAttachments: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    return json(await listAttachments(await request.open(), definitionOf(request), idOf(request), page));
  },
  announceAttachment: async (request) => {
    const definition = definitionOf(request);
    const body = request.body();
    const announced = await announceAttachment(await request.open(), files, definition, idOf(request), body);
    const location = `${apiPrefix}/${definition.name}/${idOf(request)}/attachments/${announced.id}`;
    return json(announced, 201, { location });
  },
  completeAttachment: async (request) => {
    const id = attachmentIdOf(request);
    return json(await completeAttachment(await request.open(), files, definitionOf(request), idOf(request), id));
  },
  getAttachment: async (request) => {
    const id = attachmentIdOf(request);
    return json(await openAttachment(await request.open(), files, definitionOf(request), idOf(request), id));
  },
  deleteAttachment: async (request) => {
    const id = attachmentIdOf(request);
    await removeAttachment(await request.open(), files, definitionOf(request), idOf(request), id);
    return noContent();
  },
  restoreAttachment: async (request) => {
    const id = attachmentIdOf(request);
    return json(await restoreAttachment(await request.open(), files, definitionOf(request), idOf(request), id));
  },
});
