import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { ApiAnswer } from '../../api/client.ts';
import type { AnswerOf } from '../../api/operations.ts';
import type { CompanyCard } from '../../api/schema.ts';
import { type Criteria, toApiQuery } from './list-query.ts';
import { mergeOwnWrites, noteOwnDeletion, noteOwnWrite } from './own-writes.ts';
import { structureOf } from './structure.ts';

export type RecordPages = InfiniteData<ApiAnswer<AnswerOf<'GET', '/{object}'>>>;

const pageSize = 50;

/** @param fields that are asked for: what is shown, and what is needed to show it */
export const listQuery = (definition: ObjectDefinition, criteria: Criteria, fields: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: ['records', definition.name, 'list', criteria, fields],
    queryFn: ({ pageParam, signal }) =>
      api.send('GET', '/{object}', {
        path: { object: definition.name },
        query: {
          ...toApiQuery(definition, criteria),
          fields: fields.join(','),
          limit: pageSize,
          cursor: pageParam ?? undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.data.page.next,
  });

/** The first few records of a list, for choosing one of them or for a short overview. */
export const headQuery = (object: ObjectName, search: Criteria, limit: number) =>
  queryOptions({
    queryKey: ['records', object, 'head', search, limit],
    queryFn: async ({ signal }) =>
      (
        await api.send('GET', '/{object}', {
          path: { object },
          query: { ...toApiQuery(structureOf(object), search), limit },
          signal,
        })
      ).data,
  });

export const recordQuery = (object: ObjectName, id: string) =>
  queryOptions({
    queryKey: ['records', object, 'one', id],
    queryFn: async ({ signal }) => (await api.send('GET', '/{object}/{id}', { path: { object, id }, signal })).data,
    staleTime: 60_000,
  });

export const cardKey = (id: string) => ['card', id] as const;

interface CreateRecord {
  readonly object: ObjectName;
  readonly fields: Fields;
  /** The same for every attempt to send the same record, so that a lost answer does not make two of it. */
  readonly idempotencyKey: string;
  /** Why it is kept although it looks like one that is there. */
  readonly allowDuplicate?: string | undefined;
}

export function useCreateRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, fields, ...conditions }: CreateRecord) =>
      (await api.send('POST', '/{object}', { path: { object }, body: fields, ...conditions })).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

interface UpdateRecord {
  readonly record: Pick<CrmRecord, 'object' | 'id' | 'version'>;
  readonly patch: Fields;
  /** Why it is changed although it looks like another then. */
  readonly allowDuplicate?: string | undefined;
}

export function useUpdateRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ record, patch, allowDuplicate }: UpdateRecord) =>
      (
        await api.send('PATCH', '/{object}/{id}', {
          path: { object: record.object, id: record.id },
          body: patch,
          ifMatch: record.version,
          allowDuplicate,
        })
      ).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

/** Into the bin; refused with 409 `record.in_use` while open records hold it. */
export function useDeleteRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, id }: CrmRecord) => {
      await api.send('DELETE', '/{object}/{id}', { path: { object, id } });
    },
    onSuccess: (_, record) => {
      noteOwnDeletion(record);
      queryClient.removeQueries({ queryKey: recordQuery(record.object, record.id).queryKey });
      changeLists(queryClient, record.object, (list) => list.filter(({ id }) => id !== record.id));
    },
  });
}

export function useRestoreRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, id }: Pick<CrmRecord, 'object' | 'id'>) =>
      (await api.send('POST', '/{object}/{id}/restore', { path: { object, id } })).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

/** Shows what was written at once, then asks the server for everything that may depend on it. */
export function showOwnWrite(queryClient: QueryClient, record: CrmRecord): void {
  noteOwnWrite(record);
  queryClient.setQueryData(recordQuery(record.object, record.id).queryKey, record);
  changeLists(queryClient, record.object, (list) => list.map((one) => (one.id === record.id ? record : one)));
}

type ChangeList = (list: readonly CrmRecord[]) => readonly CrmRecord[];

function changeLists(queryClient: QueryClient, object: ObjectName, change: ChangeList): void {
  queryClient.setQueriesData<ApiAnswer<CompanyCard>>({ queryKey: ['card'] }, (answer) =>
    answer ? { ...answer, data: mergeOwnWrites(answer.data) } : answer,
  );
  queryClient.setQueriesData<RecordPages>({ queryKey: ['records', object, 'list'] }, (list) =>
    list ? changePages(list, change) : list,
  );
  void queryClient.invalidateQueries({ queryKey: ['records', object, 'list'] });
  void queryClient.invalidateQueries({ queryKey: ['records', object, 'head'] });
  void queryClient.invalidateQueries({ queryKey: ['card'] });
  void queryClient.invalidateQueries({ queryKey: ['reports'] });
  void queryClient.invalidateQueries({ queryKey: ['quality'] });
}

function changePages(list: RecordPages, change: ChangeList): RecordPages {
  return {
    ...list,
    pages: list.pages.map((answer) => ({ ...answer, data: { ...answer.data, data: change(answer.data.data) } })),
  };
}
