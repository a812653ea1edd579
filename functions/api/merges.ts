import { listRuns, readRun } from '#shared/domain/auto-merge/read-runs.ts';
import { changeAutoMerge, readAutoMerge } from '#shared/domain/auto-merge/settings.ts';
import { startRun } from '#shared/domain/auto-merge/start-run.ts';
import { requestRunUndo } from '#shared/domain/auto-merge/undo-run.ts';
import { declineMerge } from '#shared/domain/merging/decline-merge.ts';
import { describeMerge } from '#shared/domain/merging/describe-merge.ts';
import { listMerges } from '#shared/domain/merging/list-merges.ts';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { readMerge, requestUndo } from '#shared/domain/merging/undo-merge.ts';
import { wakeIfHalted } from '#shared/domain/merging/wake-merge.ts';
import { mergeStatuses } from '#shared/model/merging.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readChoice, readPage } from '#shared/runtime/http/query.ts';
import { definitionOf, idOf, readAttempt } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json } from '#shared/runtime/http/response.ts';
import { waitFor } from '#shared/runtime/wait-for.ts';

const eventBus = createEventBus();

/** Undoing a merge of a few records is done before anybody asks how far it is. In milliseconds. */
const patience = 8000;

export const handler = createApi('merges', {
  mergeRecords: async (request) => {
    const context = await request.open();
    const definition = definitionOf(request, context);
    const attempt = readAttempt(request, 'merge');
    const answer = await mergeRecords(context, eventBus, definition, idOf(request), request.body(), attempt);
    return json(answer, 'status' in answer && answer.status === 'proposed' ? 202 : 200);
  },
  listMerges: async (request) => {
    const { query } = request;
    const wanted = {
      ...readPage(query),
      record: query.get('record') ?? undefined,
      by: query.get('by') ?? undefined,
      status: readChoice(query, 'status', mergeStatuses),
    };
    return json(await listMerges(await request.open(), wanted));
  },
  getMerge: async (request) => {
    const context = await request.open();
    const entry = await readMerge(context, idOf(request));
    await wakeIfHalted(eventBus, entry, context.now());
    return json(await describeMerge(context, entry));
  },
  declineMerge: async (request) => json(await declineMerge(await request.open(), idOf(request))),
  undoMerge: async (request) => answerUndo(request),
  getAutoMerge: async (request) => {
    const setting = await readAutoMerge(await request.open());
    return json(setting, 200, { etag: `"${setting.version}"` });
  },
  changeAutoMerge: async (request) => {
    const change = { body: request.body(), version: readIfMatch(request.header('if-match')) };
    const setting = await changeAutoMerge(await request.open(), change);
    return json(setting, 200, { etag: `"${setting.version}"` });
  },
  listMergeRuns: async (request) => json(await listRuns(await request.open(), readPage(request.query))),
  startMergeRun: async (request) => {
    const body = request.body();
    return json(await startRun(await request.open(), eventBus, body), 202);
  },
  getMergeRun: async (request) => json(await readRun(await request.open(), idOf(request), readPage(request.query))),
  undoMergeRun: async (request) => {
    const context = await request.open();
    await requestRunUndo(context, eventBus, idOf(request), translate(request.language, 'audit.mergeUndone'));
    return json(await readRun(context, idOf(request), readPage(request.query)), 202);
  },
});

async function answerUndo(request: ApiRequest) {
  const context = await request.open();
  const reason = translate(request.language, 'audit.mergeUndone');
  const { id } = await requestUndo(context, eventBus, idOf(request), reason);
  const entry = await waitFor(
    () => readMerge(context, id),
    ({ status }) => status !== 'undoing',
    patience,
  );
  return json(await describeMerge(context, entry), entry.status === 'undone' ? 200 : 202);
}
