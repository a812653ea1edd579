import { listHistory } from '#shared/domain/records/audit.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { exportRecords } from '#shared/domain/records/export-records.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { toCrmRecord } from '#shared/domain/records/record-item.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readLimit } from '#shared/runtime/http/query.ts';
import { created, csv, definitionOf, idOf, readAttempt, single } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

export const handler = createApi('records', {
  listRecords: async (request) => {
    const definition = definitionOf(request);
    return json(await listRecords(await request.open(), definition, parseListQuery(definition, request.query)));
  },
  createRecord: async (request) => {
    const definition = definitionOf(request);
    const attempt = readAttempt(request, 201);
    return created(await createRecord(await request.open(), definition, request.body(), attempt));
  },
  getRecord: async (request) =>
    single(toCrmRecord(await readRecord(await request.open(), definitionOf(request), idOf(request)))),
  updateRecord: async (request) => {
    const patch = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const attempt = readAttempt(request, 200);
    return single(await updateRecord(await request.open(), definitionOf(request), idOf(request), patch, attempt));
  },
  deleteRecord: async (request) => {
    await deleteRecord(await request.open(), definitionOf(request), idOf(request));
    return noContent();
  },
  restoreRecord: async (request) =>
    single(toCrmRecord(await restoreRecord(await request.open(), definitionOf(request), idOf(request)))),
  getHistory: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    return json(await listHistory(await request.open(), definitionOf(request), idOf(request), page));
  },
  exportRecords: async (request) => {
    const definition = definitionOf(request);
    const query = parseListQuery(definition, request.query);
    return csv(definition.name, await exportRecords(await request.open(), definition, query, request.language));
  },
  getCompanyCard: async (request) => json(await readCompanyCard(await request.open(), idOf(request))),
});
