import { FileInput } from '@mantine/core';
import { FileText } from 'lucide-react';
import { formatOf, importLimits } from '#shared/model/imports.ts';
import { useText } from '../../i18n/use-text.ts';
import { acceptedFiles } from './accepted-files.ts';
import styles from './imports.module.css';

interface ImportFileInputProps {
  readonly label: string;
  readonly value: File | null;
  readonly onChange: (file: File | null) => void;
}

/** A text or a workbook; one that is too large is told of at once. */
export function ImportFileInput({ label, value, onChange }: ImportFileInputProps) {
  const { text } = useText();
  return (
    <FileInput
      label={label}
      placeholder={text('imports.choose')}
      accept={acceptedFiles}
      leftSection={<FileText size={15} aria-hidden />}
      value={value}
      onChange={onChange}
      error={value && isTooLarge(value) ? text('imports.tooLarge') : undefined}
      clearable
      classNames={{ placeholder: styles.placeholder ?? '' }}
      clearButtonProps={{ 'aria-label': text('imports.removeFile') }}
      flex={1}
      miw={240}
    />
  );
}

/** What no import takes need not be sent. */
export function isTooLarge({ name, size }: File): boolean {
  return size > importLimits[formatOf(name)].bytes;
}
