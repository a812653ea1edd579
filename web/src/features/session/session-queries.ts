import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, tokens } from '../../api/api.ts';
import type { Me, User } from '../../api/schema.ts';
import type { SessionState } from '../../api/tokens.ts';

const seldomChanged = { staleTime: 5 * 60_000 };

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }) => (await api.send('GET', '/health', { signal })).data,
  ...seldomChanged,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await api.send('GET', '/me', { signal })).data,
  ...seldomChanged,
});

const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await api.send('GET', '/users', { signal })).data.data,
  ...seldomChanged,
});

const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => (await api.send('GET', '/departments', { signal })).data.data,
  ...seldomChanged,
});

const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: async ({ signal }) => (await api.send('GET', '/pipelines', { signal })).data.data,
  ...seldomChanged,
});

function withoutMachines(users: readonly User[]): readonly User[] {
  return users.filter(({ apiKey, form }) => apiKey === undefined && form === undefined);
}

export function useSession(): SessionState {
  return useSyncExternalStore(tokens.subscribe, tokens.get);
}

/** Who is signed in; only below the shell, which waits for the answer. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Everybody who has ever done anything, machines too. */
export const useUsers = () => useQuery(usersQuery);
export const usePeople = () => useQuery({ ...usersQuery, select: withoutMachines });
export const useDepartments = () => useQuery(departmentsQuery);

/** The departments as an input offers them. */
export function useDepartmentOptions(): { readonly value: string; readonly label: string }[] {
  return (useDepartments().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

export const usePipelines = () => useQuery(pipelinesQuery);
