import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { contentTypeOf } from '#shared/model/files.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { AnnouncedFile, AttachedFile, FilePage, OpenedFile } from '../../api/types.ts';
import { sendFile } from './send-file.ts';

export type RecordName = Pick<CrmRecord, 'object' | 'id'>;

const pageSize = 50;

const pathOf = ({ object, id }: RecordName) => `/${object}/${id}/attachments`;

export const filesQuery = (record: RecordName) =>
  infiniteQueryOptions({
    queryKey: ['files', record.object, record.id],
    queryFn: ({ pageParam, signal }) =>
      api.send<FilePage>(pathOf(record), { query: { limit: pageSize, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.data.page.next,
  });

/** Announces a file, sends it, and says that it has been sent. @throws ApiProblem | NotSent */
export async function addFile(
  record: RecordName,
  file: File,
  sending: Parameters<typeof sendFile>[2],
): Promise<AttachedFile> {
  const { signal } = sending;
  const body = { fileName: file.name, contentType: contentTypeOf(file.name), size: file.size };
  const announced = await api.send<AnnouncedFile>(pathOf(record), { method: 'POST', body, signal });
  const { id, upload } = announced.data;
  await sendFile(upload, file, sending);
  return (await api.send<AttachedFile>(`${pathOf(record)}/${id}/complete`, { method: 'POST', signal })).data;
}

/** Has the browser save the file under its name: the address says that it is not to be shown. */
export function useOpenFile(record: RecordName) {
  return useMutation({
    mutationFn: async ({ id }: AttachedFile) => (await api.send<OpenedFile>(`${pathOf(record)}/${id}`)).data,
    onSuccess: ({ download }) => {
      const link = document.createElement('a');
      link.href = download.url;
      link.click();
    },
  });
}

export function useRemoveFile(record: RecordName) {
  const refresh = useRefreshFiles(record);
  return useMutation({
    mutationFn: ({ id }: AttachedFile) => api.send(`${pathOf(record)}/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}

export function useRestoreFile(record: RecordName) {
  const refresh = useRefreshFiles(record);
  return useMutation({
    mutationFn: ({ id }: AttachedFile) => api.send(`${pathOf(record)}/${id}/restore`, { method: 'POST' }),
    onSuccess: refresh,
  });
}

export function useRefreshFiles(record: RecordName): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: filesQuery(record).queryKey });
}
