import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { deals } from '#shared/model/objects/deals.ts';
import { api } from '../../api/api.ts';
import { toApiQuery } from '../records/list-query.ts';
import { type ColumnScope, columnSort } from './board-cards.ts';

const cardsPerPage = 25;

/** One column; its key is that of a list, so that every change of a deal reaches it. */
export function columnQuery({ stageId, kind, ownerId }: ColumnScope) {
  const search = {
    filter: { 'stageId.eq': stageId, ...(ownerId !== undefined && { 'ownerId.eq': ownerId }) },
    sort: columnSort(kind),
  };
  return infiniteQueryOptions({
    queryKey: ['records', 'deals', 'list', search, cardsPerPage],
    queryFn: ({ pageParam, signal }) =>
      api.send('GET', '/{object}', {
        path: { object: 'deals' },
        query: { ...toApiQuery(deals, search), limit: cardsPerPage, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.data.page.next,
  });
}

/** Counts and sums of all stages, whatever part of their cards is loaded. */
export function figuresQuery(ownerId: string | undefined) {
  return queryOptions({
    queryKey: ['board', 'figures', ownerId ?? null],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/reports/{name}', { path: { name: 'funnel' }, query: { owner: ownerId }, signal })).data,
  });
}
