import { answerField } from '#shared/domain/quality/answer-field.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('quality', {
  getQuality: async (request) => {
    const context = await request.open();
    return json(await readQuality(context, definitionOf(request, context), idOf(request), request.language));
  },
  answerField: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await answerField(context, definition, idOf(request), request.body(), request.language));
  },
});
