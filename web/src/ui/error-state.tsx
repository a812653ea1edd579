import { Alert, Button, Group, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

interface ErrorStateProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { text } = useText();
  const errorText = useErrorText();
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} m="md" role="alert">
      <Group justify="space-between">
        <Text size="sm">{errorText(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {text('action.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
