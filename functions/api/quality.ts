import { answerField } from '#shared/domain/quality/answer-field.ts';
import { listFixNext } from '#shared/domain/quality/fix-next.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { summariseQuality } from '#shared/domain/quality/summarise.ts';
import { summaryGroupings } from '#shared/model/quality/summary.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readLimit, readOption } from '#shared/runtime/http/query.ts';
import { definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('quality', {
  getQualitySummary: async (request) => {
    const by = readOption(request.query, 'by', summaryGroupings, 'object');
    return json(await summariseQuality(await request.open(), by));
  },
  listFixNext: async (request) => {
    const { query, language } = request;
    const wanted = { ownerId: query.get('owner') ?? undefined, limit: readLimit(query) };
    return json(await listFixNext(await request.open(), wanted, language));
  },
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
