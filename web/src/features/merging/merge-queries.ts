import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Acknowledged } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { forgetOwnWrite } from '../records/own-writes.ts';

export type Merge = AnswerOf<'GET', '/merges/{id}'>;
type MergeOutcome = AnswerOf<'POST', '/{object}/{id}/merge'>;
export type MergePreview = Extract<MergeOutcome, { readonly mergeId: null; readonly fields: unknown }>;
export type PreviewField = MergePreview['fields'][number];
export type Obstacle = MergePreview['problems'][number];
export type Counts = Merge['moved'];

/** Which records are to become one, and whose values were chosen. */
export interface MergeWish {
  readonly object: ObjectName;
  readonly target: string;
  readonly sources: readonly string[];
  readonly choose: Readonly<Record<string, string>>;
}

export const previewQuery = (wish: MergeWish) =>
  queryOptions({
    queryKey: ['merge-preview', wish],
    queryFn: async ({ signal }) => {
      const { object, target, sources, choose } = wish;
      const body = { sources, choose, dryRun: true };
      const path = { object, id: target };
      return (await api.send('POST', '/{object}/{id}/merge', { path, body, signal })).data as MergePreview;
    },
    gcTime: 0,
    retry: false,
  });

interface MergeBesides {
  readonly proposal: string | undefined;
  /** Obstacles that were seen, and do not hinder. */
  readonly acknowledged: Acknowledged;
}

/** @returns id of the merge, or of the proposal */
export function useMerge(wish: MergeWish, preview: MergePreview | undefined, besides: MergeBesides) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { object, target, sources, choose } = wish;
      const versions = Object.fromEntries((preview?.records ?? []).map(({ id, version }) => [id, version]));
      const { proposal, acknowledged } = besides;
      const body = {
        sources,
        choose,
        versions,
        ...(acknowledged.length > 0 && { acknowledged: [...acknowledged] }),
        ...(proposal !== undefined && { proposal }),
      };
      const path = { object, id: target };
      const idempotencyKey = crypto.randomUUID();
      const { data } = await api.send('POST', '/{object}/{id}/merge', { path, body, idempotencyKey });
      return String(data.mergeId);
    },
    onSettled: () => forgetRecords(queryClient, [wish.target, ...wish.sources]),
  });
}

export const mergeQuery = (id: string) =>
  queryOptions({
    queryKey: ['merges', id],
    queryFn: async ({ signal }) => (await api.send('GET', '/merges/{id}', { path: { id }, signal })).data,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 1000 : false),
  });

export function isUnderWay(merge: Merge | undefined): boolean {
  return merge !== undefined && ['queued', 'moving', 'undoing'].includes(merge.status);
}

/** @param record only those that came to it; @param status only those that stand so */
export const mergesQuery = (filter: { readonly record?: string; readonly status?: Merge['status'] }) =>
  infiniteQueryOptions({
    queryKey: ['merges', 'list', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, limit: 30, cursor: pageParam ?? undefined };
      return (await api.send('GET', '/merges', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next,
  });

export function useUndoMerge(merge: Pick<Merge, 'id' | 'target' | 'sources'>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/merges/{id}/undo', { path: { id: merge.id } })).data,
    onSettled: () => forgetRecords(queryClient, [merge.target.id, ...merge.sources.map(({ id }) => id)]),
  });
}

export function useDeclineMerge(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/merges/{id}/decline', { path: { id } })).data,
    onSettled: () => forgetRecords(queryClient, []),
  });
}

/** What was known of records, and of all that hangs on them, is out of date. */
function forgetRecords(queryClient: QueryClient, ids: readonly string[]): void {
  for (const id of ids) forgetOwnWrite(id);
  for (const key of ['records', 'card', 'history', 'sources', 'duplicates', 'search', 'timeline', 'merges'])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
