import { announceAttachment, completeAttachment } from '#shared/domain/files/add-attachment.ts';
import { listAttachments, openAttachment } from '#shared/domain/files/list-attachments.ts';
import { removeAttachment, restoreAttachment } from '#shared/domain/files/remove-attachment.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
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
    const context = await request.open();
    return json(await listAttachments(context, definitionOf(request, context), idOf(request), page));
  },
  announceAttachment: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    const announced = await announceAttachment(context, files, definition, idOf(request), request.body());
    const location = `${apiPrefix}/${definition.name}/${idOf(request)}/attachments/${announced.id}`;
    return json(announced, 201, { location });
  },
  completeAttachment: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await completeAttachment(context, files, definition, idOf(request), attachmentIdOf(request)));
  },
  getAttachment: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await openAttachment(context, files, definition, idOf(request), attachmentIdOf(request)));
  },
  deleteAttachment: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    await removeAttachment(context, files, definition, idOf(request), attachmentIdOf(request));
    return noContent();
  },
  restoreAttachment: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await restoreAttachment(context, files, definition, idOf(request), attachmentIdOf(request)));
  },
});
