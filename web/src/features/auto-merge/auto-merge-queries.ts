import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { AutoMerge, MergeRun } from '../../api/schema.ts';

export const autoMergeQuery = queryOptions({
  queryKey: ['auto-merge'],
  queryFn: async ({ signal }) => (await api.send('GET', '/auto-merge', { signal })).data,
});

export function isRunning(run: Pick<MergeRun, 'status'>): boolean {
  return run.status === 'running' || run.status === 'undoing';
}

export const runsQuery = infiniteQueryOptions({
  queryKey: ['merge-runs'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 20, cursor: pageParam ?? undefined };
    return (await api.send('GET', '/merge-runs', { query, signal })).data;
  },
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.page.next,
  refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(isRunning)) ? 2000 : false),
});

/** @param status as the list says: while something happens it is looked at again */
export const runQuery = (id: string, status: MergeRun['status']) =>
  infiniteQueryOptions({
    queryKey: ['merge-runs', id, status],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, cursor: pageParam ?? undefined };
      return (await api.send('GET', '/merge-runs/{id}', { path: { id }, query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next,
    refetchInterval: isRunning({ status }) ? 2000 : false,
  });

export function useChangeAutoMerge(setting: AutoMerge) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: { readonly enabled: boolean; readonly from?: number }) =>
      (await api.send('PUT', '/auto-merge', { body, ifMatch: setting.version })).data,
    onSuccess: (changed) => queryClient.setQueryData(autoMergeQuery.queryKey, changed),
    onError: () => queryClient.invalidateQueries({ queryKey: autoMergeQuery.queryKey }),
  });
}

export function useStartRun() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (accountManagerId: string | null) => {
      const body = accountManagerId === null ? {} : { accountManagerId };
      return (await api.send('POST', '/merge-runs', { body })).data;
    },
    onSettled: () => forgetRuns(queryClient),
  });
}

export function useUndoRun(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/merge-runs/{id}/undo', { path: { id } })).data,
    onSettled: () => forgetRuns(queryClient),
  });
}

/** What was known of any record may be out of date. */
function forgetRuns(queryClient: QueryClient): void {
  for (const key of ['merge-runs', 'merges', 'duplicates', 'records', 'card', 'timeline'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
