import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomField } from '#shared/model/custom-fields.ts';
import { api } from '../../api/api.ts';
import type { FieldSet } from '../../api/schema.ts';
import { withField } from './field-draft.ts';

const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => (await api.send('GET', '/fields', { signal })).data.data,
});

export const useFieldSets = () => useQuery(fieldsQuery);

async function send({ object: name, version: ifMatch }: FieldSet, fields: readonly CustomField[], dryRun: boolean) {
  return (await api.send('PUT', '/fields/{name}', { path: { name }, body: { fields, dryRun }, ifMatch })).data;
}

/** In milliseconds. */
const actsAfter = 11_000;

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
      // Until then an instance may still answer with the fields that it knew before.
      setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['objects'] }), actsAfter);
    },
  });
}
