import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import type { RequestOf } from '../../api/operations.ts';

export type TemplateOrder = RequestOf<'POST', '/import-templates'>['body'];

export const templatesQuery = (object: ObjectName) =>
  queryOptions({
    queryKey: ['import-templates', object],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/import-templates', { query: { object }, signal })).data.data,
  });

export function useKeepTemplate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: TemplateOrder) => api.send('POST', '/import-templates', { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['import-templates'] }),
  });
}

export function useDeleteTemplate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.send('DELETE', '/import-templates/{id}', { path: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['import-templates'] }),
  });
}
