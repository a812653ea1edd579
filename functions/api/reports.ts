import { readReport } from '#shared/domain/reports/reports.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('reports', {
  getReport: async ({ params, query, open }) => {
    const parameter = (name: string) => query.get(name) ?? undefined;
    const report = await readReport(await open(), params.name ?? '', {
      from: parameter('from'),
      to: parameter('to'),
      groupBy: parameter('groupBy'),
      owner: parameter('owner'),
    });
    return json(report);
  },
});
