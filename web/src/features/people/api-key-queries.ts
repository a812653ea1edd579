import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { ApiKey } from '../../api/schema.ts';

const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await api.send('GET', '/api-keys', { signal })).data.data,
});

export const useApiKeys = () => useQuery(apiKeysQuery);

export interface ApiKeyFields {
  readonly name: string;
  readonly roles: readonly string[];
  readonly departmentId: string;
  readonly expiresAt: string;
}

/** Keys are users as well: both lists are asked for again. */
function useApiKeyMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const key of ['api-keys', 'users']) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** Answers the key itself, which nobody can be told again. */
export function useCreateApiKey() {
  return useApiKeyMutation(async (body: ApiKeyFields) => (await api.send('POST', '/api-keys', { body })).data);
}

export function useRevokeApiKey() {
  return useApiKeyMutation(({ id }: ApiKey) => api.send('DELETE', '/api-keys/{id}', { path: { id } }));
}
