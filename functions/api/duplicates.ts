import { checkDuplicates } from '#shared/domain/duplicates/check-duplicates.ts';
import { compareTwo } from '#shared/domain/duplicates/compare-two.ts';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { rejectPair, reopenPair } from '#shared/domain/duplicates/pair-verdict.ts';
import { listProbes } from '#shared/domain/duplicates/probes.ts';
import { listRelatedFirms } from '#shared/domain/duplicates/related-firms.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readLimit, readOption } from '#shared/runtime/http/query.ts';
import { idOf } from '#shared/runtime/http/records.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('duplicates', {
  checkDuplicates: async (request) => {
    const body = request.body();
    return json(await checkDuplicates(await request.open(), body));
  },
  compareTwo: async (request) => {
    const body = request.body();
    return json(await compareTwo(await request.open(), body));
  },
  listRelatedFirms: async (request) => json(await listRelatedFirms(await request.open(), idOf(request))),
  rejectPair: async (request) => {
    const body = request.body();
    return json(await rejectPair(await request.open(), idOf(request), body));
  },
  reopenPair: async (request) => json(await reopenPair(await request.open(), idOf(request))),
  listProbes: async (request) => {
    const page = { limit: readLimit(request.query), cursor: request.query.get('cursor') ?? undefined };
    return json(await listProbes(await request.open(), page));
  },
  listDuplicates: async (request) =>
    json(
      await listPairs(await request.open(), {
        status: readOption(request.query, 'status', ['open', 'rejected', 'merged'], 'open'),
        record: request.query.get('record') ?? undefined,
        limit: readLimit(request.query),
        cursor: request.query.get('cursor') ?? undefined,
      }),
    ),
});
