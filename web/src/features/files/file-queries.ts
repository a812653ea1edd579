import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { contentTypeOf } from '#shared/model/files.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { Attachment } from '../../api/schema.ts';
import { openAddress } from '../../ui/open-address.ts';
import { sendFile } from './send-file.ts';

export type RecordName = Pick<CrmRecord, 'object' | 'id'>;

const pageSize = 50;

const pathOf = ({ object, id }: RecordName) => ({ object, id });

export const filesQuery = (record: RecordName) =>
  infiniteQueryOptions({
    queryKey: ['files', record.object, record.id],
    queryFn: ({ pageParam, signal }) =>
      api.send('GET', '/{object}/{id}/attachments', {
        path: pathOf(record),
        query: { limit: pageSize, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.data.page.next,
  });

/** Announces a file, sends it, and says that it has been sent. @throws ApiProblem | NotSent */
export async function addFile(
  record: RecordName,
  file: File,
  sending: Parameters<typeof sendFile>[2],
): Promise<Attachment> {
  const { signal } = sending;
  const body = { fileName: file.name, contentType: contentTypeOf(file.name) ?? '', size: file.size };
  const announced = await api.send('POST', '/{object}/{id}/attachments', { path: pathOf(record), body, signal });
  const { id, upload } = announced.data;
  await sendFile(upload, file, sending);
  const path = { ...pathOf(record), attachmentId: id };
  return (await api.send('POST', '/{object}/{id}/attachments/{attachmentId}/complete', { path, signal })).data;
}

export function useOpenFile(record: RecordName) {
  return useMutation({
    mutationFn: async ({ id }: Attachment) =>
      (
        await api.send('GET', '/{object}/{id}/attachments/{attachmentId}', {
          path: { ...pathOf(record), attachmentId: id },
        })
      ).data,
    onSuccess: ({ download }) => openAddress(download.url),
  });
}

export function useRemoveFile(record: RecordName) {
  const refresh = useRefreshFiles(record);
  return useMutation({
    mutationFn: ({ id }: Attachment) =>
      api.send('DELETE', '/{object}/{id}/attachments/{attachmentId}', {
        path: { ...pathOf(record), attachmentId: id },
      }),
    onSuccess: refresh,
  });
}

export function useRestoreFile(record: RecordName) {
  const refresh = useRefreshFiles(record);
  return useMutation({
    mutationFn: ({ id }: Attachment) =>
      api.send('POST', '/{object}/{id}/attachments/{attachmentId}/restore', {
        path: { ...pathOf(record), attachmentId: id },
      }),
    onSuccess: refresh,
  });
}

export function useRefreshFiles(record: RecordName): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: filesQuery(record).queryKey });
}
