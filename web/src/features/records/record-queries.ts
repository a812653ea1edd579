import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { ApiAnswer } from '../../api/client.ts';
import type { AnswerOf } from '../../api/operations.ts';
import type { CompanyCard } from '../../api/schema.ts';
import { type Criteria, toApiQuery } from './list-query.ts';
import { mergeOwnWrites, noteOwnWrite } from './own-writes.ts';

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
          query: { ...toApiQuery(definitions[object], search), limit },
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
}

export function useCreateRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, fields, idempotencyKey }: CreateRecord) =>
      (await api.send('POST', '/{object}', { path: { object }, body: fields, idempotencyKey })).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

interface UpdateRecord {
  readonly record: Pick<CrmRecord, 'object' | 'id' | 'version'>;
  readonly patch: Fields;
}

export function useUpdateRecord() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ record, patch }: UpdateRecord) =>
      (
        await api.send('PATCH', '/{object}/{id}', {
          path: { object: record.object, id: record.id },
          body: patch,
          ifMatch: record.version,
        })
      ).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

/** Shows what was written at once, then asks the server for everything that may depend on it. */
export function showOwnWrite(queryClient: QueryClient, record: CrmRecord): void {
  noteOwnWrite(record);
  queryClient.setQueryData(recordQuery(record.object, record.id).queryKey, record);
  queryClient.setQueriesData<ApiAnswer<CompanyCard>>({ queryKey: ['card'] }, (answer) =>
    answer ? { ...answer, data: mergeOwnWrites(answer.data) } : answer,
  );
  queryClient.setQueriesData<RecordPages>({ queryKey: ['records', record.object, 'list'] }, (list) =>
    list ? replaceInPages(list, record) : list,
  );
  void queryClient.invalidateQueries({ queryKey: ['records', record.object, 'list'] });
  void queryClient.invalidateQueries({ queryKey: ['records', record.object, 'head'] });
  void queryClient.invalidateQueries({ queryKey: ['card'] });
  void queryClient.invalidateQueries({ queryKey: ['reports'] });
}

function replaceInPages(list: RecordPages, record: CrmRecord): RecordPages {
  const replace = (one: CrmRecord) => (one.id === record.id ? record : one);
  return {
    ...list,
    pages: list.pages.map((answer) => ({ ...answer, data: { ...answer.data, data: answer.data.data.map(replace) } })),
  };
}
