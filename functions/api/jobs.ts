import { listBackups } from '#shared/domain/backups/list-backups.ts';
import { requestVerification } from '#shared/domain/backups/request-verification.ts';
import { createCleansingPlan, deleteCleansingPlan, updateCleansingPlan } from '#shared/domain/cleansing/change-plan.ts';
import { type CleansingPlan, listCleansingPlans } from '#shared/domain/cleansing/cleansing-plan.ts';
import { describeCleansing, describeWhole } from '#shared/domain/cleansing/describe-cleansing.ts';
import { listCleansingRuns, readCleansingRun } from '#shared/domain/cleansing/read-cleansing.ts';
import {
  approvePreview,
  requestCleansingUndo,
  requestPreview,
  wakeIfHalted,
} from '#shared/domain/cleansing/request-cleansing.ts';
import { listJobs } from '#shared/domain/jobs/list-jobs.ts';
import { requestJob } from '#shared/domain/jobs/request-job.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { type ApiRequest, createApi } from '#shared/runtime/http/api.ts';
import { readPage } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { readIfMatch } from '#shared/runtime/http/request.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';
import { waitFor } from '#shared/runtime/wait-for.ts';

const eventBus = createEventBus();

/** A small workspace is looked at before anybody asks how far it is. In milliseconds. */
const patience = 8000;

const etagOf = ({ version }: CleansingPlan) => ({ etag: `"${version}"` });

export const handler = createApi('jobs', {
  listJobs: async (request) => json({ data: await listJobs(await request.open()) }),
  runJob: async (request) => json(await requestJob(await request.open(), eventBus, request.params.job ?? ''), 202),
  listBackups: async (request) => json(await listBackups(await request.open())),
  createBackup: async (request) => json(await requestJob(await request.open(), eventBus, 'backup'), 202),
  verifyBackup: async (request) =>
    json(await requestVerification(await request.open(), eventBus, request.params.id ?? ''), 202),
  listCleansingPlans: async (request) =>
    json({ data: await listCleansingPlans(await request.open(), request.language) }),
  createCleansingPlan: async (request) => {
    const body = request.body();
    const plan = await createCleansingPlan(await request.open(), body);
    return json(plan, 201, etagOf(plan));
  },
  updateCleansingPlan: async (request) => {
    const version = readIfMatch(request.header('if-match'));
    const plan = await updateCleansingPlan(await request.open(), idOf(request), request.body(), version);
    return json(plan, 200, etagOf(plan));
  },
  deleteCleansingPlan: async (request) => {
    await deleteCleansingPlan(await request.open(), idOf(request));
    return noContent();
  },
  previewCleansing: async (request) => answerPreview(request),
  runCleansing: async (request) => {
    const context = await request.open();
    // Whoever approves the newest preview has nothing to say besides.
    const body = request.header('content-type') === undefined ? {} : request.body();
    const run = await approvePreview(context, eventBus, idOf(request), body, request.language);
    return json(describeCleansing(context, run), 202);
  },
  listCleansingRuns: async (request) => json(await listCleansingRuns(await request.open(), readPage(request.query))),
  getCleansingRun: async (request) => {
    const context = await request.open();
    const run = await readCleansingRun(context, idOf(request));
    await wakeIfHalted(eventBus, run, context.now());
    return json(await describeWhole(context, run));
  },
  undoCleansing: async (request) => {
    const context = await request.open();
    return json(describeCleansing(context, await requestCleansingUndo(context, eventBus, idOf(request))), 202);
  },
});

async function answerPreview(request: ApiRequest) {
  const context = await request.open();
  const { id } = await requestPreview(context, eventBus, idOf(request), request.language);
  const run = await waitFor(
    () => readCleansingRun(context, id),
    ({ status }) => status !== 'previewing',
    patience,
  );
  return json(await describeWhole(context, run), run.status === 'previewing' ? 202 : 200);
}
