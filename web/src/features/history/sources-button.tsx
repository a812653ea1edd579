import { Button } from '@mantine/core';
import { FileClock } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import type { useSourceHints } from './use-source-hints.ts';

type SourcesButtonProps = Pick<ReturnType<typeof useSourceHints>, 'isShown' | 'isLoading' | 'toggle'>;

export function SourcesButton({ isShown, isLoading, toggle }: SourcesButtonProps) {
  const { text } = useText();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<FileClock size={14} aria-hidden />}
      aria-pressed={isShown}
      loading={isLoading}
      onClick={toggle}
    >
      {text('sources.show')}
    </Button>
  );
}
