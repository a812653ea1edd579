import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Team, Zone } from '#shared/model/assignment.ts';
import { api } from '../../api/api.ts';
import type { AssignmentRules, CaptureForm } from '../../api/schema.ts';

const rulesQuery = queryOptions({
  queryKey: ['assignment', 'rules'],
  queryFn: async ({ signal }) => (await api.send('GET', '/assignment-rules', { signal })).data,
});

export const useRules = () => useQuery(rulesQuery);

/** A new zone has no id yet. */
export type ZoneDraft = Omit<Zone, 'id'> & { readonly id?: string };

export interface RulesDraft {
  readonly zones: readonly ZoneDraft[];
  readonly default: Team;
}

export function useSaveRules() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ rules, draft }: { readonly rules: AssignmentRules; readonly draft: RulesDraft }) =>
      (await api.send('PUT', '/assignment-rules', { body: draft, ifMatch: rules.version })).data,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['assignment'] }),
  });
}

/** Who would get such a lead; of none nobody asks. */
export function useTrial(lead: Readonly<Record<string, string>>) {
  return useQuery({
    queryKey: ['assignment', 'trial', lead],
    queryFn: async ({ signal }) => (await api.send('POST', '/assignment-rules/try', { body: { lead }, signal })).data,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export const assignmentQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['assignment', 'of', id, version],
    queryFn: async ({ signal }) => (await api.send('GET', '/leads/{id}/assignment', { path: { id }, signal })).data,
  });

const formsQuery = queryOptions({
  queryKey: ['capture-forms'],
  queryFn: async ({ signal }) => (await api.send('GET', '/capture-forms', { signal })).data.data,
});

export const useForms = () => useQuery(formsQuery);

export interface FormFields {
  readonly name: string;
  readonly departmentId: string;
  readonly source: string;
}

/** Forms are users as well: both lists are asked for again. */
function useFormMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => {
      for (const key of ['capture-forms', 'users']) void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useCreateForm() {
  return useFormMutation(async (body: FormFields) => (await api.send('POST', '/capture-forms', { body })).data);
}

export function useRevokeForm() {
  return useFormMutation(({ id }: CaptureForm) => api.send('DELETE', '/capture-forms/{id}', { path: { id } }));
}
