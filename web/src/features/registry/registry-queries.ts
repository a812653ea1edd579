import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RegistryNumber } from '#shared/model/registries.ts';
import { api } from '../../api/api.ts';

/** As many as tell what was said last. */
const shown = 5;

/** @param version of the company: what differs depends on it */
export const checksQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['registry-checks', id, version],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/companies/{id}/registry-checks', { path: { id }, query: { limit: shown }, signal }))
        .data,
    placeholderData: keepPreviousData,
    // What is missing here keeps nobody from their work.
    retry: false,
  });

export function useRegistryCheck(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.send('POST', '/companies/{id}/registry-check', { path: { id } })).data,
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['registry-checks', id] });
      void queryClient.invalidateQueries({ queryKey: ['card', id] });
    },
  });
}

export function useLookUp() {
  return useMutation({
    mutationFn: async ({ scheme, value }: RegistryNumber) =>
      (await api.send('POST', '/companies/registry-lookup', { body: { scheme, value } })).data,
  });
}
