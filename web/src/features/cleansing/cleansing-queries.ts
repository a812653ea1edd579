import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { CleansingSchedule, CleansingStep } from '#shared/model/cleansing.ts';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import type { CleansingPlan, CleansingRun } from '../../api/schema.ts';

const whileAtWork = 1500;

export function isAtWork({ status }: Pick<CleansingRun, 'status'>): boolean {
  return status === 'previewing' || status === 'running' || status === 'undoing';
}

/** @param language in which the plan of the schedule is named */
export const plansQuery = (language: Language) =>
  queryOptions({
    queryKey: ['cleansing-plans', language],
    queryFn: async ({ signal }) => (await api.send('GET', '/cleansing/plans', { signal })).data.data,
  });

export const runsQuery = infiniteQueryOptions({
  queryKey: ['cleansing-runs'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 20, cursor: pageParam ?? undefined };
    return (await api.send('GET', '/cleansing/runs', { query, signal })).data;
  },
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.page.next,
  refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(isAtWork)) ? whileAtWork : false),
});

/** @param status as the list says: while something happens it is looked at again */
export const runQuery = ({ id, status }: Pick<CleansingRun, 'id' | 'status'>) =>
  queryOptions({
    queryKey: ['cleansing-runs', id, status],
    queryFn: async ({ signal }) => (await api.send('GET', '/cleansing/runs/{id}', { path: { id }, signal })).data,
    refetchInterval: isAtWork({ status }) ? whileAtWork : false,
  });

interface PlanInput {
  readonly name: string;
  readonly steps: readonly CleansingStep[];
  readonly schedule: CleansingSchedule | null;
}

/** @param plan that is changed; absent: a new one is made */
export function useSavePlan(plan: CleansingPlan | undefined) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, steps, schedule }: PlanInput) => {
      const body = { name, steps: steps.map(withoutUndefined), schedule };
      if (!plan) return (await api.send('POST', '/cleansing/plans', { body })).data;
      const path = { id: plan.id };
      return (await api.send('PATCH', '/cleansing/plans/{id}', { path, body, ifMatch: plan.version })).data;
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cleansing-plans'] }),
  });
}

function withoutUndefined({ kind, what, months }: CleansingStep) {
  return { kind, ...(what && { what }), ...(months !== undefined && { months }) };
}

export function useDeletePlan(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.send('DELETE', '/cleansing/plans/{id}', { path: { id } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['cleansing-plans'] }),
  });
}

export function usePreview(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/cleansing/plans/{id}/preview', { path: { id } })).data,
    onSettled: () => forget(queryClient),
  });
}

export function useApprove({ id, plan }: Pick<CleansingRun, 'id' | 'plan'>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const body = { previewId: id };
      return (await api.send('POST', '/cleansing/plans/{id}/run', { path: { id: plan.id }, body })).data;
    },
    onSettled: () => forget(queryClient),
  });
}

export function useUndo(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/cleansing/runs/{id}/undo', { path: { id } })).data,
    onSettled: () => forget(queryClient),
  });
}

/** What was known of any record may be out of date. */
function forget(queryClient: QueryClient): void {
  for (const key of ['cleansing-runs', 'records', 'card', 'timeline'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
