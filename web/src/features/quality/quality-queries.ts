import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf, RequestOf } from '../../api/operations.ts';

export type RecordQuality = AnswerOf<'GET', '/{object}/{id}/quality'>;
export type QualityIssue = RecordQuality['issues'][number];
export type QualitySummary = AnswerOf<'GET', '/quality/summary'>;
export type FixNext = AnswerOf<'GET', '/quality/fix-next'>;

/** What is wrong is said in the language of the reader. */
export const qualityQuery = (object: ObjectName, id: string, language: Language) =>
  queryOptions({
    queryKey: ['quality', 'record', object, id, language],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/{object}/{id}/quality', { path: { object, id }, signal })).data,
  });

export const summaryQuery = (by: SummaryGrouping) =>
  queryOptions({
    queryKey: ['quality', 'summary', by],
    queryFn: async ({ signal }) => (await api.send('GET', '/quality/summary', { query: { by }, signal })).data,
  });

/** Records that are shown; who has mended them asks for the next. */
const mostShown = 25;

/** Whose work is looked at, or that of an import; absent: the reader's own. */
export interface WorkOf {
  readonly owner?: string;
  readonly import?: string;
}

export const fixNextQuery = (of: WorkOf, language: Language) =>
  queryOptions({
    queryKey: ['quality', 'fix-next', of, language],
    queryFn: async ({ signal }) => {
      const query = { limit: mostShown, ...of };
      return (await api.send('GET', '/quality/fix-next', { query, signal })).data;
    },
  });

type Answer = RequestOf<'PUT', '/{object}/{id}/quality'>['body'];

/** What a word about a field can change on a screen; the record has another version then. */
export const dependent = ['quality', 'records', 'card', 'history', 'sources'] as const;

export function useAnswerField(object: ObjectName, id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: Answer) =>
      (await api.send('PUT', '/{object}/{id}/quality', { path: { object, id }, body })).data,
    onSettled: () => {
      for (const key of dependent) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
