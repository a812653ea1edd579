import { useMutation } from '@tanstack/react-query';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/use-toast.ts';
import { type Criteria, toApiQuery } from './list-query.ts';

/** Saves everything that the filter matches as a CSV file with these columns; like all answers it is in the language of the screen. */
export function useExport(definition: ObjectDefinition, criteria: Criteria, columns: readonly string[]) {
  const toast = useToast();
  const { name: object } = definition;
  return useMutation({
    mutationFn: () =>
      api.download('/{object}/export', {
        path: { object },
        query: { ...toApiQuery(definition, criteria), fields: columns.join(',') },
      }),
    onSuccess: (file) => saveFile(file, `${object}-${new Date().toISOString().slice(0, 10)}.csv`),
    onError: toast.error,
  });
}
