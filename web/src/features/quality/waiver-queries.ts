import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { WaiverBox } from '#shared/model/quality/waivers.ts';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf, RequestOf } from '../../api/operations.ts';
import { dependent } from './quality-queries.ts';

export type Waiver = AnswerOf<'GET', '/quality/waivers'>['data'][number];

/** What does not count is said in the language of the reader. */
export const waiversQuery = (box: WaiverBox, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['quality', 'waivers', box, language],
    queryFn: async ({ pageParam, signal }) => {
      const query = { box, limit: 50, cursor: pageParam ?? undefined };
      return (await api.send('GET', '/quality/waivers', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next,
  });

export const waiversOfQuery = (object: ObjectName, id: string, language: Language) =>
  queryOptions({
    queryKey: ['quality', 'waivers-of', object, id, language],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/{object}/{id}/quality/waivers', { path: { object, id }, signal })).data.data,
  });

type Wish = RequestOf<'POST', '/{object}/{id}/quality/waivers'>['body'];

export function useAskForWaiver(object: ObjectName, id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (body: Wish) =>
      (await api.send('POST', '/{object}/{id}/quality/waivers', { path: { object, id }, body })).data,
    onSettled: refresh,
  });
}

/** @param reason why it is declined; absent: it is granted */
export function useDecideWaiver(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (reason: string | undefined) => {
      const path = { id };
      if (reason === undefined) return (await api.send('POST', '/quality/waivers/{id}/grant', { path, body: {} })).data;
      return (await api.send('POST', '/quality/waivers/{id}/decline', { path, body: { reason } })).data;
    },
    onSettled: refresh,
  });
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => {
    for (const key of dependent) void queryClient.invalidateQueries({ queryKey: [key] });
  };
}
