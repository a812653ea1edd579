import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { FoundRecord as Found } from '../../api/schema.ts';

/** A record as it is offered: found, or opened before. */
export type FoundRecord = Omit<Found, 'matched'>;

const offered = 15;

/** What has a page or a list to be opened in. */
const opened = 'companies,contacts,deals';

/** Letter by letter the answer before stays until the next one is there. */
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/search', { query: { q, objects: opened, limit: offered }, signal })).data,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
