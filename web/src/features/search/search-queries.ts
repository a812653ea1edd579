import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import type { FoundRecord as Found } from '../../api/schema.ts';

/** A record as it is offered: found, or opened before. */
export type FoundRecord = Omit<Found, 'matched'>;

const offered = 15;

/** Letter by letter the answer before stays until the next one is there. */
export const searchQuery = (q: string, object?: ObjectName) =>
  queryOptions({
    queryKey: ['search', q, object ?? null],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/search', { query: { q, objects: object, limit: offered }, signal })).data,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
