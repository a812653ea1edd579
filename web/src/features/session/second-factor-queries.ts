import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { Me } from '../../api/schema.ts';
import { meQuery } from './session-queries.ts';

/** A new one whenever somebody begins: it is kept nowhere. */
export const useSecret = () =>
  useQuery({
    queryKey: ['second-factor'],
    queryFn: async () => (await api.send('POST', '/me/second-factor')).data,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** The server knows people by heart for some seconds, so what was done is remembered here. */
function useFactorMutation<Input>(isOn: boolean, mutationFn: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      queryClient.setQueryData(
        meQuery.queryKey,
        (me: Me | undefined) => me && { ...me, secondFactor: { ...me.secondFactor, on: isOn } },
      ),
  });
}

export const useConfirmSecondFactor = () =>
  useFactorMutation(true, (code: string) => api.send('POST', '/me/second-factor/confirm', { body: { code } }));

export const useEndSecondFactor = () => useFactorMutation(false, () => api.send('DELETE', '/me/second-factor'));
