import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Export } from '../../api/schema.ts';
import { openAddress } from '../../ui/open-address.ts';
import type { ExportOrder } from './export-order.ts';

type WholeExport = AnswerOf<'GET', '/exports/{id}'>;

const whileWorking = 1000;

export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports'],
  queryFn: async ({ pageParam, signal }) =>
    (await api.send('GET', '/exports', { query: { limit: 25, cursor: pageParam }, signal })).data,
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ page }) => page.next ?? undefined,
  refetchInterval: (query) =>
    query.state.data?.pages.some(({ data }) => data.some(({ status }) => status === 'running'))
      ? whileWorking * 2
      : false,
});

const readExport = async (id: string) => (await api.send('GET', '/exports/{id}', { path: { id } })).data;

/** Saves the file, if it is still there. @throws ApiProblem `not_found` */
export function useLoadExport() {
  return useMutation({ mutationFn: async ({ id }: Export) => save(await readExport(id)) });
}

/** Asks for an archive of all that there is. */
export function useExportWorkspace() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.send('POST', '/exports/workspace'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exports'] }),
  });
}

/** Asks for an export and saves its file when it is written; `rows` tells how far it is. */
export function useExport() {
  const queryClient = useQueryClient();
  const [rows, setRows] = useState<number>();
  const mutation = useMutation({
    mutationFn: async (body: ExportOrder) => {
      setRows(0);
      const { id } = (await api.send('POST', '/exports', { body })).data;
      for (let one = await readExport(id); ; one = await readExport(id)) {
        setRows(one.rows);
        if (one.status !== 'running') return save(one);
        await new Promise((resolve) => setTimeout(resolve, whileWorking));
      }
    },
    onSettled: () => {
      setRows(undefined);
      return queryClient.invalidateQueries({ queryKey: ['exports'] });
    },
  });
  return { ...mutation, rows };
}

function save(one: WholeExport): WholeExport {
  if (one.problem !== null) throw new ApiProblem(422, one.problem);
  if (!one.download) throw new ApiProblem(404, 'not_found');
  openAddress(one.download.url);
  return one;
}
