import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomField } from '#shared/model/custom-fields.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import { withField } from './field-draft.ts';

/** The fields that the workspace has added to one object. */
export interface FieldSet {
  readonly object: ObjectName;
  readonly version: number;
  readonly fields: readonly CustomField[];
}

/** What a change of the fields does, and to how many records. */
export interface FieldChange {
  readonly field: string;
  readonly change: 'added' | 'retired' | 'reinstated' | 'required' | 'optionRetired' | 'changed';
  readonly option?: string;
  readonly affected: { readonly records: number; readonly more: boolean };
}

const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) =>
    (await api.send<{ readonly data: readonly FieldSet[] }>('/fields', { signal })).data.data,
});

export const useFieldSets = () => useQuery(fieldsQuery);

interface ChangedFields extends FieldSet {
  readonly changes: readonly FieldChange[];
}

async function send(set: FieldSet, fields: readonly CustomField[], dryRun: boolean): Promise<ChangedFields> {
  const request = { method: 'PUT', body: { fields, dryRun }, ifMatch: set.version } as const;
  return (await api.send<ChangedFields>(`/fields/${set.object}`, request)).data;
}

interface Change {
  readonly set: FieldSet;
  readonly field: CustomField;
}

/** What would happen; nothing is changed. */
export function usePreviewField() {
  return useMutation({
    mutationFn: async ({ set, field }: Change) => (await send(set, withField(set.fields, field), true)).changes,
  });
}

export function useSaveField() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ set, field }: Change) => send(set, withField(set.fields, field), false),
    onSettled: () => {
      for (const key of ['fields', 'objects', 'records', 'card'])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
