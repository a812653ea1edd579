import { createHealthReport } from '#shared/runtime/health.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json } from '#shared/runtime/http/response.ts';

const reportHealth = createHealthReport();

export const handler = createApi('system', {
  getHealth: async () => json(await reportHealth()),
});
