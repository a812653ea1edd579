import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import type { RequestOf } from '../../api/operations.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Feed } from '../../api/schema.ts';
import { sendTo } from '../imports/import-queries.ts';

export type FeedOrder = RequestOf<'POST', '/feeds'>['body'];
export type FeedChange = RequestOf<'PATCH', '/feeds/{id}'>['body'];

type RunOrder = NonNullable<RequestOf<'POST', '/feeds/{id}/run'>['body']>;

const whileRunning = 1500;

/** Red where somebody has to do something. */
export function needsAttention({ state }: Pick<Feed, 'state'>): boolean {
  return state === 'failed' || state === 'late' || state === 'held';
}

/** @param language of the reasons */
export const feedsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['feeds', language],
    queryFn: async ({ signal }) => (await api.send('GET', '/feeds', { signal })).data.data,
    refetchInterval: ({ state }) => (state.data?.some((feed) => feed.state === 'running') ? whileRunning * 2 : false),
  });

/** @param language of the reasons */
export const feedQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['feeds', 'one', id, language],
    queryFn: async ({ signal }) => (await api.send('GET', '/feeds/{id}', { path: { id }, signal })).data,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? whileRunning : false),
  });

/**
 * Looked at again as the feed goes on, and once more when its state has changed.
 * @param language of the reasons
 */
export const feedRunsQuery = ({ id, state }: Pick<Feed, 'id' | 'state'>, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['feeds', 'runs', id, language, state],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, cursor: pageParam };
      return (await api.send('GET', '/feeds/{id}/runs', { path: { id }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: state === 'running' ? whileRunning : false,
  });

export function useCreateFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: FeedOrder) => (await api.send('POST', '/feeds', { body })).data,
    onSettled: () => forget(queryClient),
  });
}

export function useChangeFeed({ id, version }: Feed) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: FeedChange) =>
      (await api.send('PATCH', '/feeds/{id}', { path: { id }, body, ifMatch: version })).data,
    onSettled: () => forget(queryClient),
  });
}

export function useDeleteFeed(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.send('DELETE', '/feeds/{id}', { path: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['feeds'], exact: false, refetchType: 'none' }),
  });
}

/** What is handed over: a file, a text, or what lies in the inbox. */
export type Delivery = { readonly file: File } | { readonly content: string } | 'inbox';

export function useRunFeed(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (delivery: Delivery) => {
      const run = async (body: RunOrder) => (await api.send('POST', '/feeds/{id}/run', { path: { id }, body })).data;
      if (delivery === 'inbox') return run({});
      if ('content' in delivery) return run(delivery);
      const { file } = delivery;
      const announced = await run({ fileName: file.name, size: file.size });
      if (!('upload' in announced)) throw new ApiProblem(500, 'internal');
      await sendTo(announced.upload, file);
      return run({ importId: announced.importId });
    },
    onSettled: () => forget(queryClient),
  });
}

/** Records that were loaded before know nothing of it. */
function forget(queryClient: QueryClient): Promise<void> {
  for (const key of ['imports', 'records', 'card']) void queryClient.invalidateQueries({ queryKey: [key] });
  return queryClient.invalidateQueries({ queryKey: ['feeds'] });
}
