import { listBackups } from '#shared/domain/backups/list-backups.ts';
import { requestVerification } from '#shared/domain/backups/request-verification.ts';
import { listJobs } from '#shared/domain/jobs/list-jobs.ts';
import { requestJob } from '#shared/domain/jobs/request-job.ts';
import { createEventBus } from '#shared/runtime/event-bus.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json } from '#shared/runtime/http/response.ts';

const eventBus = createEventBus();

export const handler = createApi('jobs', {
  listJobs: async (request) => json({ data: await listJobs(await request.open()) }),
  runJob: async (request) => json(await requestJob(await request.open(), eventBus, request.params.job ?? ''), 202),
  listBackups: async (request) => json(await listBackups(await request.open())),
  createBackup: async (request) => json(await requestJob(await request.open(), eventBus, 'backup'), 202),
  verifyBackup: async (request) =>
    json(await requestVerification(await request.open(), eventBus, request.params.id ?? ''), 202),
});
