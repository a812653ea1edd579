import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { attachmentLimits } from '#shared/model/files.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AddFilesButton } from './add-files-button.tsx';
import { DropZone } from './drop-zone.tsx';
import { filesQuery, type RecordName } from './file-queries.ts';
import { FileRow } from './file-row.tsx';
import styles from './files.module.css';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';

/** The files of a record. Who may not see them is shown nothing, not even that there are some. */
export function FilesPanel({ record }: { readonly record: RecordName }) {
  const { text } = useText();
  const files = useInfiniteQuery(filesQuery(record));
  const { uploads, add } = useUploads(record);
  const rows = files.data?.pages.flatMap(({ data }) => data.data) ?? [];
  const mayChange = files.data?.pages[0]?.data.mayChange ?? false;
  if (files.error instanceof ApiProblem && files.error.status === 403) return null;
  return (
    <Panel
      title={text('field.attachments')}
      count={files.hasNextPage ? `${rows.length}+` : rows.length || undefined}
      actions={mayChange && <AddFilesButton onFiles={add} />}
      flush
    >
      <DropZone disabled={!mayChange} onFiles={add}>
        {files.error && !files.data && <ErrorState error={files.error} onRetry={() => void files.refetch()} />}
        {files.isPending && <Skeleton height={44} m="md" width="auto" />}
        {files.data && rows.length + uploads.length === 0 && (
          <EmptyState
            small
            icon={Paperclip}
            title={text('files.none')}
            advice={mayChange ? text('files.noneAdvice', { most: attachmentLimits.megabytes }) : undefined}
          />
        )}
        <ul className={styles.list}>
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} />
          ))}
          {rows.map((file) => (
            <FileRow key={file.id} record={record} file={file} mayRemove={mayChange} />
          ))}
        </ul>
        <LoadMore query={files} compact />
      </DropZone>
    </Panel>
  );
}
