import { searchedObjects } from '#shared/domain/search/search-entry.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { readLimit, readOptions, readWords } from '#shared/runtime/http/query.ts';
import { json } from '#shared/runtime/http/response.ts';

export const handler = createApi('search', {
  searchRecords: async (request) =>
    json(
      await searchRecords(await request.open(), {
        text: readWords(request.query, 'q'),
        objects: readOptions(request.query, 'objects', searchedObjects),
        limit: readLimit(request.query),
      }),
    ),
});
