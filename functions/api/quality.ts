import { answerField } from '#shared/domain/quality/answer-field.ts';
import { listFixNext } from '#shared/domain/quality/fix-next.ts';
import { reportQuality, writeQualityReport } from '#shared/domain/quality/quality-report.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { summariseQuality } from '#shared/domain/quality/summarise.ts';
import { askForWaiver } from '#shared/domain/quality/waivers/ask-for-waiver.ts';
import { declineWaiver, grantWaiver } from '#shared/domain/quality/waivers/decide-waiver.ts';
import { listWaivers, listWaiversOf } from '#shared/domain/quality/waivers/list-waivers.ts';
import { listWorkOfImport } from '#shared/domain/quality/work-of-import.ts';
import { Problem } from '#shared/model/problems.ts';
import { summaryGroupings } from '#shared/model/quality/summary.ts';
import { waiverBoxes } from '#shared/model/quality/waivers.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readLimit, readOption, readPage } from '#shared/runtime/http/query.ts';
import { csv, definitionOf, idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('quality', {
  getQualitySummary: async (request) => {
    const by = readOption(request.query, 'by', summaryGroupings, 'object');
    return json(await summariseQuality(await request.open(), by));
  },
  listFixNext: async (request) => {
    const { query, language } = request;
    const [limit, ownerId, importId] = [readLimit(query), query.get('owner') ?? undefined, query.get('import')];
    if (importId === null) return json(await listFixNext(await request.open(), { ownerId, limit }, language));
    if (ownerId !== undefined) throw new Problem('query.invalid', { params: { parameter: 'owner' } });
    return json(await listWorkOfImport(await request.open(), { importId, limit }, language));
  },
  getQualityReport: async (request) => json(await reportQuality(await request.open(), readReportQuery(request))),
  exportQualityReport: async (request) => {
    const report = await reportQuality(await request.open(), readReportQuery(request));
    return csv('quality', writeQualityReport(report, request.language));
  },
  listWaivers: async (request) => {
    const { query, language } = request;
    const box = readOption(query, 'box', waiverBoxes, 'mine');
    return json(await listWaivers(await request.open(), { box, ...readPage(query) }, language));
  },
  grantWaiver: async (request) => {
    // Whoever grants it has nothing to say besides.
    const body = request.header('content-type') === undefined ? {} : request.body();
    return json(await grantWaiver(await request.open(), idOf(request), body, request.language));
  },
  declineWaiver: async (request) => {
    const body = request.body();
    return json(await declineWaiver(await request.open(), idOf(request), body, request.language));
  },
  listWaiversOf: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json({ data: await listWaiversOf(context, definition, idOf(request), request.language) });
  },
  askForWaiver: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    const body = request.body();
    const { waiver, isNew } = await askForWaiver(context, definition, idOf(request), body, request.language);
    return json(waiver, isNew ? 201 : 200);
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

function readReportQuery({ query }: Pick<ApiRequest, 'query'>) {
  const parameter = (name: string) => query.get(name) ?? undefined;
  return {
    groupBy: readOption(query, 'groupBy', summaryGroupings, 'owner'),
    owner: parameter('owner'),
    department: parameter('department'),
    from: parameter('from'),
    to: parameter('to'),
  };
}
