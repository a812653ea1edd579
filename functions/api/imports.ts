import { createImport } from '#shared/domain/imports/create-import.ts';
import { describeImport, describePlan } from '#shared/domain/imports/describe-import.ts';
import { readEntry } from '#shared/domain/imports/import-access.ts';
import { previewImport } from '#shared/domain/imports/mapping/preview-import.ts';
import { readSettings } from '#shared/domain/imports/mapping/read-settings.ts';
import { planImport } from '#shared/domain/imports/plan/plan-import.ts';
import { listImports, readPlanRows } from '#shared/domain/imports/read-imports.ts';
import { createTemplate, deleteTemplate } from '#shared/domain/imports/templates/change-templates.ts';
import { listTemplates } from '#shared/domain/imports/templates/list-templates.ts';
import { keepErrorFile } from '#shared/domain/imports/work/keep-errors.ts';
import { readUndo } from '#shared/domain/imports/work/read-undo.ts';
import { requestCommit, requestUndo, wakeIfHalted, wakeImport } from '#shared/domain/imports/work/request-work.ts';
import { writeErrorFile } from '#shared/domain/imports/work/write-errors.ts';
import { delimiters, encodings, planActions } from '#shared/model/imports.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createFileBucket } from '#shared/runtime/file-bucket.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readChoice, readPage } from '#shared/runtime/http/query.ts';
import { attachedCsv, idOf } from '#shared/runtime/http/records.ts';
import { readOptionalIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';
import { waitFor } from '#shared/runtime/wait-for.ts';

const files = createFileBucket();
const eventBus = createEventBus();

/** Planning or undoing a small import is done before anybody asks how far it is. In milliseconds. */
const patience = 15_000;

export const handler = createApi('imports', {
  listImports: async (request) =>
    json(await listImports(await request.open(), readPage(request.query), request.language)),
  createImport: async (request) => {
    const context = await request.open();
    const { entry, upload } = await createImport(context, files, request.body());
    const location = `${apiPrefix}/imports/${entry.id}`;
    return json({ ...describeImport(context, entry, request.language), upload }, 201, { location });
  },
  getImport: async (request) => {
    const context = await request.open();
    const entry = await readEntry(context, idOf(request));
    await wakeIfHalted(eventBus, entry, context.now());
    return json(describeImport(context, entry, request.language));
  },
  previewImport: async (request) => {
    const encoding = readChoice(request.query, 'encoding', encodings);
    const delimiter = readChoice(request.query, 'delimiter', delimiters);
    const sheet = request.query.get('sheet') ?? undefined;
    const context = await request.open();
    return json(await previewImport(context, files, idOf(request), { encoding, delimiter, sheet }, request.language));
  },
  listPlanRows: async (request) => {
    const query = { ...readPage(request.query), action: readChoice(request.query, 'action', planActions) };
    return json(await readPlanRows(await request.open(), files, idOf(request), query, request.language));
  },
  getPlanSettings: async (request) => json(await readSettings(await request.open(), files, idOf(request))),
  planImport: async (request) => {
    const deadline = Date.now() + patience;
    const context = await request.open();
    const isLate = () => Date.now() > deadline;
    const entry = await planImport(context, files, idOf(request), request.body(), { isLate });
    if (entry.status === 'planning') await wakeImport(eventBus, entry.id);
    if (!entry.plan || entry.status !== 'planned') return json(describeImport(context, entry, request.language), 202);
    const plan = await describePlan(context, files, entry, request.language);
    return json(plan, 200, { etag: `"${plan.number}"` });
  },
  commitImport: async (request) => {
    const seen = readOptionalIfMatch(request.header('if-match'));
    const order = { seen, body: request.optionalBody() };
    const context = await request.open();
    const entry = await requestCommit(context, eventBus, idOf(request), order);
    return json(describeImport(context, entry, request.language), 202);
  },
  exportErrors: async (request) => {
    const { fileName, text } = await writeErrorFile(await request.open(), files, idOf(request), request.language);
    return attachedCsv(fileName, text);
  },
  createErrorFile: async (request) =>
    json(await keepErrorFile(await request.open(), files, idOf(request), request.language)),
  listImportTemplates: async (request) => {
    const object = readChoice(request.query, 'object', objectNames);
    return json({ data: await listTemplates(await request.open(), object) });
  },
  createImportTemplate: async (request) => {
    const template = await createTemplate(await request.open(), request.body());
    return json(template, 201, { location: `${apiPrefix}/import-templates/${template.id}` });
  },
  deleteImportTemplate: async (request) => {
    await deleteTemplate(await request.open(), idOf(request));
    return noContent();
  },
  undoImport: async (request) => answerUndo(request),
});

async function answerUndo(request: ApiRequest) {
  const context = await request.open();
  const { id } = await requestUndo(context, eventBus, idOf(request));
  const entry = await waitFor(
    () => readEntry(context, id),
    ({ status }) => status === 'undone',
    patience,
  );
  const undone = await readUndo(context, entry, request.language);
  return json({ id, status: entry.status, ...undone }, entry.status === 'undone' ? 200 : 202);
}
