import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

/** Nobody waits for these to the second. In milliseconds. */
const noticesEvery = 60_000;

/** @param language the texts are written by the server */
export const noticesQuery = (language: string) =>
  queryOptions({
    queryKey: ['notifications', language],
    queryFn: async ({ signal }) => (await api.send('GET', '/notifications', { query: { limit: 30 }, signal })).data,
    refetchInterval: noticesEvery,
  });

export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) => api.send('POST', '/notifications/read', { body: ids ? { ids } : {} }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

export const joinRequestsQuery = (box: 'mine' | 'toDecide') =>
  queryOptions({
    queryKey: ['join-requests', box],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/join-requests', { query: { box, limit: 200 }, signal })).data.data,
    refetchInterval: noticesEvery,
  });
