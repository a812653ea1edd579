import { exportRecords } from '#shared/domain/exports/export-records.ts';
import { runBatch } from '#shared/domain/records/batch.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { explainAccess } from '#shared/domain/records/explain-access.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { listSources } from '#shared/domain/records/list-sources.ts';
import { resolveRecord } from '#shared/domain/records/read-record.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { listTransitions, moveDeal } from '#shared/domain/records/transitions.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { upsertRecord } from '#shared/domain/records/upsert-record.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { multiStatus } from '#shared/runtime/http/batch.ts';
import { readLimit } from '#shared/runtime/http/query.ts';
import {
  created,
  csv,
  definitionOf,
  idOf,
  openChange,
  readAttempt,
  readIdempotencyKey,
  single,
} from '#shared/runtime/http/records.ts';
import { readIfMatch, readOptionalIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';

export const handler = createApi('records', {
  listRecords: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    return json(await listRecords(context, definition, parseListQuery(context.actor, definition, request.query)));
  },
  createRecord: async (request) => {
    const context = await openChange(request);
    const attempt = readAttempt(request, 201);
    return created(await createRecord(context, definitionOf(request, context), request.body(), attempt));
  },
  getRecord: async (request) => {
    const context = await request.open();
    const { record, mergedFrom } = await resolveRecord(context, definitionOf(request, context), idOf(request));
    const answer = toCrmRecord(context, record);
    return single(mergedFrom === undefined ? answer : { ...answer, mergedFrom });
  },
  updateRecord: async (request) => {
    const patch = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const attempt = readAttempt(request, 200);
    const context = await openChange(request);
    return single(await updateRecord(context, definitionOf(request, context), idOf(request), patch, attempt));
  },
  deleteRecord: async (request) => {
    const context = await request.open();
    await deleteRecord(context, definitionOf(request, context), idOf(request));
    return noContent();
  },
  restoreRecord: async (request) => {
    const context = await openChange(request);
    return single(toCrmRecord(context, await restoreRecord(context, definitionOf(request, context), idOf(request))));
  },
  getHistory: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    const context = await request.open();
    return json(await listHistory(context, definitionOf(request, context), idOf(request), page));
  },
  restoreValue: async (request) => {
    const context = await openChange(request);
    const definition = definitionOf(request, context);
    const { version: event = '' } = request.params;
    const version = readIfMatch(request.header('if-match'));
    const attempt = readAttempt(request, 'restore-value', `${definition.name}/${idOf(request)}/${event}`);
    const wanted = { event, body: request.body(), version, language: request.language };
    return single(await restoreValue(context, definition, idOf(request), wanted, attempt));
  },
  listSources: async (request) => {
    const context = await request.open();
    return json(await listSources(context, definitionOf(request, context), idOf(request)));
  },
  exportRecords: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    const query = parseListQuery(context.actor, definition, request.query);
    return csv(definition.name, await exportRecords(context, definition, query, request.language));
  },
  batchRecords: async (request) => {
    const context = await openChange(request);
    const key = readIdempotencyKey(request);
    const outcomes = await runBatch(context, definitionOf(request, context), request.body(), key);
    return multiStatus(outcomes, request.language);
  },
  upsertRecord: async (request) => {
    const context = await openChange(request);
    const definition = definitionOf(request, context);
    const { scheme = '', value = '' } = request.params;
    const attempt = readAttempt(request, 'upsert', `${definition.name}/${scheme}/${value}`);
    const upserted = await upsertRecord(context, definition, { scheme, value }, request.body(), attempt);
    return upserted.isNew ? created(upserted.record) : single(upserted.record);
  },
  listTransitions: async (request) =>
    json({ data: await listTransitions(await request.open(), idOf(request), request.language) }),
  moveDeal: async (request) => {
    const version = readOptionalIfMatch(request.header('if-match'));
    const attempt = readAttempt(request, 'move', `deals/${idOf(request)}`);
    return single(await moveDeal(await request.open(), idOf(request), request.body(), version, attempt));
  },
  explainAccess: async (request) => {
    const context = await request.open();
    return json(await explainAccess(context, definitionOf(request, context), idOf(request)));
  },
  getCompanyCard: async (request) => json(await readCompanyCard(await request.open(), idOf(request), request.language)),
});
