import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { showOwnWrite } from '../records/record-queries.ts';

export type HistoryEvent = AnswerOf<'GET', '/{object}/{id}/history'>['data'][number];
export type FieldChange = HistoryEvent['changes'][number];
export type ValueSource = AnswerOf<'GET', '/{object}/{id}/sources'>['fields'][string];

type RecordName = Pick<CrmRecord, 'object' | 'id' | 'version'>;

/** Newest first. A record that changes has another history, so it is asked for by its version. */
export const historyQuery = ({ object, id, version }: RecordName) =>
  infiniteQueryOptions({
    queryKey: ['history', object, id, version],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, cursor: pageParam ?? undefined };
      return (await api.send('GET', '/{object}/{id}/history', { path: { object, id }, query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next,
  });

/** Field → who gave it its present value. */
export const sourcesQuery = ({ object, id, version }: RecordName) =>
  queryOptions({
    queryKey: ['sources', object, id, version],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/{object}/{id}/sources', { path: { object, id }, signal })).data.fields,
  });

export interface ValueWish {
  readonly record: RecordName;
  /** Of the change. */
  readonly event: number;
  readonly change: FieldChange;
  readonly value: 'old' | 'new';
}

export function useRestoreValue() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ record: { object, id, version }, event, change, value }: ValueWish) =>
      (
        await api.send('POST', '/{object}/{id}/history/{version}/restore', {
          path: { object, id, version: event },
          body: { field: change.field, value },
          ifMatch: version,
        })
      ).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}
