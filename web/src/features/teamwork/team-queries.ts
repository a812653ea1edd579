import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { RequestOf } from '../../api/operations.ts';
import { forgetOwnWrite } from '../records/own-writes.ts';

/** Who works with a client. */
export const teamQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['team', companyId],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/companies/{id}/account-manager', { path: { id: companyId }, signal })).data,
  });

/** What a change of the team can change on a screen. */
const dependent = ['team', 'card', 'records', 'join-requests', 'notifications', 'history', 'sources'] as const;

function useTeamMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const key of dependent) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useAskToJoin(companyId: string) {
  return useTeamMutation(async (message: string) => {
    const path = { id: companyId };
    return (await api.send('POST', '/companies/{id}/join-requests', { path, body: { message } })).data;
  });
}

export function useAcceptRequest() {
  return useTeamMutation(async ({ id, scope }: { readonly id: string; readonly scope: string }) => {
    const body = scope.trim() === '' ? {} : { scope };
    return (await api.send('POST', '/join-requests/{id}/accept', { path: { id }, body })).data;
  });
}

export function useDeclineRequest() {
  return useTeamMutation(
    async ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      (await api.send('POST', '/join-requests/{id}/decline', { path: { id }, body: { reason } })).data,
  );
}

type HandoverBody = RequestOf<'POST', '/companies/{id}/handover'>['body'];

export const handoverPreview = (companyId: string, toUserId: string | null) =>
  queryOptions({
    queryKey: ['handover', companyId, toUserId],
    queryFn: async ({ signal }) => {
      const body: HandoverBody = { toUserId: toUserId ?? '', dryRun: true };
      return (await api.send('POST', '/companies/{id}/handover', { path: { id: companyId }, body, signal })).data;
    },
    enabled: toUserId !== null,
    gcTime: 0,
  });

export function useHandOver(companyId: string) {
  return useTeamMutation(async (body: HandoverBody) => {
    const { data } = await api.send('POST', '/companies/{id}/handover', { path: { id: companyId }, body });
    for (const { id } of data.records) forgetOwnWrite(id);
    forgetOwnWrite(companyId);
    return data;
  });
}

export function useAddCoManager(companyId: string) {
  return useTeamMutation(async ({ userId, scope }: { readonly userId: string; readonly scope: string }) => {
    const path = { object: 'companies', id: companyId } as const;
    const { data: company } = await api.send('GET', '/{object}/{id}', { path });
    const former = (company.coManagers ?? []) as readonly { readonly userId: string; readonly scope?: string }[];
    const named = { userId, ...(scope.trim() !== '' && { scope: scope.trim() }) };
    const coManagers = [...former.filter((one) => one.userId !== userId), named];
    const body = { coManagers };
    return (await api.send('PATCH', '/{object}/{id}', { path, body, ifMatch: company.version })).data;
  });
}
