import { Button, Group } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';

interface UndoMessageProps {
  readonly message: string;
  readonly onUndo: () => void;
}

export function UndoMessage({ message, onUndo }: UndoMessageProps) {
  const { text } = useText();
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <span>{message}</span>
      <Button variant="light" size="compact-xs" flex="none" onClick={onUndo}>
        {text('action.undo')}
      </Button>
    </Group>
  );
}
