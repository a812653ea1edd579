import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import {
  Download,
  File,
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  Mail,
  Trash2,
} from 'lucide-react';
import type { Attachment } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useUsers } from '../session/session-queries.ts';
import { type RecordName, useOpenFile, useRemoveFile, useRestoreFile } from './file-queries.ts';
import styles from './files.module.css';

interface FileRowProps {
  readonly record: RecordName;
  readonly file: Attachment;
  readonly mayRemove: boolean;
}

const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, FileImage],
  [/spreadsheet|excel|csv/, FileSpreadsheet],
  [/zip/, FileArchive],
  [/rfc822|outlook/, Mail],
  [/^text\/|pdf|word|document/, FileText],
];

export function FileRow({ record, file, mayRemove }: FileRowProps) {
  const { text } = useText();
  const formats = useFormats();
  const toast = useToast();
  const open = useOpenFile(record);
  const remove = useRemoveFile(record);
  const restore = useRestoreFile(record);
  const { fileName: name } = file;
  const author = useUsers().data?.find(({ id }) => id === file.createdBy)?.name ?? text('value.formerUser');
  const Icon = icons.find(([types]) => types.test(file.contentType))?.[1] ?? File;

  const load = () => open.mutate(file, { onError: toast.error });
  const bringBack = () => restore.mutate(file, { onError: toast.error });
  const putAway = () =>
    remove.mutate(file, {
      onError: toast.error,
      onSuccess: () => toast.undoable(text('files.removed', { name }), bringBack),
    });

  return (
    <li className={styles.row}>
      <Icon size={18} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <UnstyledButton className={styles.name} onClick={load} title={text('files.download', { name })}>
          {name}
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {formats.bytes(file.size)} · {formats.date(file.createdAt)} · {author}
        </Text>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={open.isPending}
        aria-label={text('files.download', { name })}
        onClick={load}
      >
        <Download size={16} aria-hidden />
      </ActionIcon>
      {mayRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          aria-label={text('form.remove', { name })}
          onClick={putAway}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
