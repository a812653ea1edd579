import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';

interface AskToJoinProps {
  /** What stands for a client that the asker does not see. */
  readonly reference?: string | undefined;
  /** Of one that they see. */
  readonly companyId?: string | undefined;
}

/** Asks whoever leads a client to be let in, without a form of its own: it stands within one. */
export function AskToJoin({ reference, companyId }: AskToJoinProps) {
  const { text } = useText();
  const errorText = useErrorText();
  const [message, setMessage] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: async (words: string) => {
      if (companyId !== undefined) {
        const path = { id: companyId };
        await api.send('POST', '/companies/{id}/join-requests', { path, body: { message: words } });
      } else if (reference !== undefined) {
        await api.send('POST', '/join-requests', { body: { ref: reference, message: words } });
      }
    },
  });
  if (ask.isSuccess) {
    return (
      <Text size="sm" mt={4} role="status">
        {text('match.asked')}
      </Text>
    );
  }
  if (message === null) {
    return (
      <Button size="compact-sm" mt={6} onClick={() => setMessage('')}>
        {text('match.ask')}
      </Button>
    );
  }
  const send = () => {
    if (message.trim() !== '') ask.mutate(message.trim());
  };
  return (
    <Group gap="xs" align="flex-end" mt={6}>
      <TextInput
        autoFocus
        size="xs"
        flex={1}
        label={text('match.message')}
        maxLength={1000}
        value={message}
        error={ask.error && errorText(ask.error)}
        onChange={(event) => setMessage(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          send();
        }}
      />
      <Button size="xs" loading={ask.isPending} disabled={message.trim() === ''} onClick={send}>
        {text('match.send')}
      </Button>
    </Group>
  );
}
