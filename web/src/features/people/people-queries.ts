import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import type { Collection, Department, Role, User, WholeRole } from '../../api/types.ts';

const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) => (await api.send<Collection<Role>>('/roles', { signal })).data.data,
});

const wholeRolesQuery = queryOptions({
  queryKey: ['roles', 'whole'],
  queryFn: async ({ signal }) => (await api.send<Collection<WholeRole>>('/roles', { signal })).data.data,
});

export const useRoles = () => useQuery(rolesQuery);
export const useWholeRoles = () => useQuery(wholeRolesQuery);

/** What the forms write. */
export interface PersonFields {
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
}

export type PersonPatch = Partial<PersonFields> & { readonly status?: User['status'] };

/** What stays with a person, or goes to successors. */
export interface Leaving {
  readonly counts: Partial<Readonly<Record<ObjectName, number>>>;
  readonly remaining: number;
  readonly done: boolean;
  readonly apiKeys: readonly Pick<User, 'id' | 'name'>[];
  /** Of the last 30 days, newest first. */
  readonly exports: { readonly data: readonly TakenList[]; readonly more: boolean };
}

export interface TakenList {
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly object: ObjectName;
  readonly rows: number;
}

/** Who was changed is asked for again, with what hangs on people. */
function usePeopleMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const key of ['users', 'api-keys', 'departments', 'roles', 'records', 'card'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useInviteUser() {
  return usePeopleMutation(
    async (fields: PersonFields & { readonly email: string }) =>
      (await api.send<User>('/users', { method: 'POST', body: fields })).data,
  );
}

interface Changed extends User {
  /** Given for a move to another department. */
  readonly records?: { readonly done: boolean };
}

/** A move takes the records along, a few hundred for each call. */
export function useUpdateUser() {
  return usePeopleMutation(async ({ user, patch }: { readonly user: User; readonly patch: PersonPatch }) => {
    const send = async (body: PersonPatch, ifMatch: number) =>
      (await api.send<Changed>(`/users/${user.id}`, { method: 'PATCH', body, ifMatch })).data;
    let changed = await send(patch, user.version);
    while (changed.records?.done === false) {
      changed = await send({ departmentId: changed.departmentId }, changed.version);
    }
    return changed;
  });
}

export const leavingQuery = (id: string) =>
  queryOptions({
    queryKey: ['leaving', id],
    queryFn: async ({ signal }) =>
      (await api.send<Leaving>(`/users/${id}/leave`, { method: 'POST', body: { dryRun: true }, signal })).data,
    gcTime: 0,
  });

/** Calls again until all is passed on. */
export function useLeave(onProgress: (remaining: number) => void) {
  return usePeopleMutation(async ({ id, successor }: { readonly id: string; readonly successor: string | null }) => {
    for (;;) {
      const body = successor === null ? {} : { successors: successor };
      const { data } = await api.send<Leaving>(`/users/${id}/leave`, { method: 'POST', body });
      if (data.done) return data;
      onProgress(data.remaining);
    }
  });
}

export function useSaveDepartment() {
  return usePeopleMutation(
    async ({ department, fields }: { readonly department?: Department; readonly fields: Partial<Department> }) =>
      department
        ? api.send(`/departments/${department.id}`, { method: 'PATCH', body: fields, ifMatch: department.version })
        : api.send('/departments', { method: 'POST', body: fields }),
  );
}

/** @param role absent: a new one */
export function useSaveRole() {
  return usePeopleMutation(
    async ({ role, fields }: { readonly role?: WholeRole | undefined; readonly fields: object }) =>
      role
        ? api.send(`/roles/${role.id}`, { method: 'PATCH', body: fields, ifMatch: role.version })
        : api.send('/roles', { method: 'POST', body: fields }),
  );
}
