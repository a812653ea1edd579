import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import type { RequestOf } from '../../api/operations.ts';
import type { Department, ListedRole, Role, User } from '../../api/schema.ts';
import type { toRoleBody } from './role-values.ts';

const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) => (await api.send('GET', '/roles', { signal })).data.data,
});

/** What a role allows is told to those who configure. */
function isWhole(role: ListedRole): role is Role {
  return role.objects !== undefined;
}

const wholeRolesQuery = queryOptions({
  queryKey: ['roles', 'whole'],
  queryFn: async ({ signal }) => (await api.send('GET', '/roles', { signal })).data.data.filter(isWhole),
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
      (await api.send('POST', '/users', { body: fields })).data,
  );
}

/** A move takes the records along, a few hundred for each call. */
export function useUpdateUser() {
  return usePeopleMutation(async ({ user, patch }: { readonly user: User; readonly patch: PersonPatch }) => {
    const send = async (body: PersonPatch, ifMatch: number) =>
      (await api.send('PATCH', '/users/{id}', { path: { id: user.id }, body, ifMatch })).data;
    let changed = await send(patch, user.version);
    while (changed.records?.done === false) {
      changed = await send({ departmentId: changed.departmentId }, changed.version);
    }
    return changed;
  });
}

/** For somebody who has lost the device. */
export function useResetSecondFactor() {
  return usePeopleMutation((id: string) => api.send('DELETE', '/users/{id}/second-factor', { path: { id } }));
}

export const leavingQuery = (id: string) =>
  queryOptions({
    queryKey: ['leaving', id],
    queryFn: async ({ signal }) =>
      (await api.send('POST', '/users/{id}/leave', { path: { id }, body: { dryRun: true }, signal })).data,
    gcTime: 0,
  });

/** Calls again until all is passed on. */
export function useLeave(onProgress: (remaining: number) => void) {
  return usePeopleMutation(async ({ id, successor }: { readonly id: string; readonly successor: string | null }) => {
    for (;;) {
      const body = successor === null ? {} : { successors: successor };
      const { data } = await api.send('POST', '/users/{id}/leave', { path: { id }, body });
      if (data.done) return data;
      onProgress(data.remaining);
    }
  });
}

/** The server says what is missing. */
type NewDepartment = RequestOf<'POST', '/departments'>['body'];
type DepartmentPatch = RequestOf<'PATCH', '/departments/{id}'>['body'];

export function useSaveDepartment() {
  return usePeopleMutation(
    async ({ department, fields }: { readonly department?: Department; readonly fields: DepartmentPatch }) =>
      department
        ? api.send('PATCH', '/departments/{id}', {
            path: { id: department.id },
            body: fields,
            ifMatch: department.version,
          })
        : api.send('POST', '/departments', { body: fields as NewDepartment }),
  );
}

/** Takes back no limits: it has none yet. */
type NewRole = RequestOf<'POST', '/roles'>['body'];

/** @param role absent: a new one */
export function useSaveRole() {
  return usePeopleMutation(
    async ({ role, fields }: { readonly role?: Role | undefined; readonly fields: ReturnType<typeof toRoleBody> }) =>
      role
        ? api.send('PATCH', '/roles/{id}', { path: { id: role.id }, body: fields, ifMatch: role.version })
        : api.send('POST', '/roles', { body: fields as NewRole }),
  );
}
