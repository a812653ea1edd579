import { ActionIcon, Progress, Text } from '@mantine/core';
import { CircleAlert, FileUp, RotateCw, X } from 'lucide-react';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './files.module.css';
import type { Uploading } from './use-uploads.ts';

export function UploadRow({ upload }: { readonly upload: Uploading }) {
  const { text } = useText();
  const formats = useFormats();
  const { name, size, share, failure, drop } = upload;
  const percent = Math.round(share * 100);
  const Icon = failure ? CircleAlert : FileUp;
  return (
    <li className={styles.row} data-refused={failure !== null || undefined}>
      <Icon size={18} strokeWidth={1.75} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <Text size="sm" fw={600} className={styles.name}>
          {name}
        </Text>
        {failure ? (
          <Text size="xs" className={styles.problem} role="alert">
            {failure.words}
          </Text>
        ) : (
          <>
            <Text size="xs" c="dimmed">
              {text('files.sent', { percent, size: formats.bytes(size) })}
            </Text>
            <Progress value={percent} size="xs" mt={4} aria-label={text('files.sending', { name })} />
          </>
        )}
      </div>
      {failure?.retry && (
        <ActionIcon variant="subtle" color="gray" aria-label={text('action.retry')} onClick={failure.retry}>
          <RotateCw size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={text(failure ? 'files.dismiss' : 'files.giveUp', { name })}
        onClick={drop}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
