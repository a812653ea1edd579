import { useMutation } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { api } from '../../api/api.ts';
import { useToast } from '../../ui/use-toast.ts';
import { type ListSearch, toApiQuery } from './list-query.ts';

/** Saves everything that the filter matches as a CSV file; like all answers it is in the language of the screen. */
export function useExport(object: ObjectName, search: ListSearch) {
  const toast = useToast();
  return useMutation({
    mutationFn: () =>
      api.download('/{object}/export', { path: { object }, query: toApiQuery(definitions[object], search) }),
    onSuccess: (file) => saveFile(file, `${object}-${new Date().toISOString().slice(0, 10)}.csv`),
    onError: toast.error,
  });
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
