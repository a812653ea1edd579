import { queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { mergeOwnWrites } from '../records/own-writes.ts';
import { cardKey } from '../records/record-queries.ts';

/** Everything about a company that one query brings, with the cost of bringing it. */
export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: cardKey(id),
    queryFn: async ({ signal }) => {
      const answer = await api.send('GET', '/companies/{id}/card', { path: { id }, signal });
      return { ...answer, data: mergeOwnWrites(answer.data) };
    },
  });

/** What happened before the part of the timeline that came with the card. */
export function useEarlierActivities(companyId: string, cursor: string | null) {
  return useInfiniteQuery({
    queryKey: ['timeline', companyId, cursor],
    queryFn: async ({ pageParam, signal }) => {
      const query = { 'filter[companyId][eq]': companyId, limit: 30, cursor: pageParam };
      return (await api.send('GET', '/{object}', { path: { object: 'activities' }, query, signal })).data;
    },
    initialPageParam: cursor ?? '',
    getNextPageParam: (last) => last.page.next,
    enabled: false,
  });
}
