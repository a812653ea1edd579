import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { forgetOwnWrite } from '../records/own-writes.ts';

/** What will be, or was, erased of a person, by place. */
export type Erasure = AnswerOf<'POST', '/{object}/{id}/erase'>;

export const erasureQuery = ({ object, id }: CrmRecord) =>
  queryOptions({
    queryKey: ['erasure', id],
    queryFn: async ({ signal }) =>
      (await api.send('POST', '/{object}/{id}/erase', { path: { object, id }, body: { dryRun: true }, signal })).data,
    gcTime: 0,
  });

/** Calls again until nothing is left. */
export function useErase({ object, id }: CrmRecord) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) => {
      for (;;) {
        const { data } = await api.send('POST', '/{object}/{id}/erase', { path: { object, id }, body: { reason } });
        if (data.done) return data;
      }
    },
    onSettled: () => {
      forgetOwnWrite(id);
      for (const key of ['records', 'card', 'history', 'sources', 'duplicates', 'search', 'timeline'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** All that is kept about the person, as a file that people can read. */
export async function downloadPersonalData({ object, id }: CrmRecord): Promise<Blob> {
  const { data } = await api.send('GET', '/{object}/{id}/personal-data', { path: { object, id } });
  return new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
}
