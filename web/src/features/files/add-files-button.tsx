import { Button, FileButton } from '@mantine/core';
import { Plus } from 'lucide-react';
import { attachmentEndings } from '#shared/model/files.ts';
import { useText } from '../../i18n/use-text.ts';

const accept = attachmentEndings.map((ending) => `.${ending}`).join(',');

export function AddFilesButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { text } = useText();
  return (
    <FileButton multiple accept={accept} onChange={onFiles}>
      {(props) => (
        <Button {...props} variant="subtle" size="compact-sm" leftSection={<Plus size={14} aria-hidden />}>
          {text('files.add')}
        </Button>
      )}
    </FileButton>
  );
}
