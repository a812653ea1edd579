import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { FormFrame } from './form-frame.tsx';
import type { TeamFormProps } from './team-form.ts';
import { useAskToJoin } from './team-queries.ts';

export function AskForm({ company, onClose }: TeamFormProps) {
  const { text } = useText();
  const toast = useToast();
  const ask = useAskToJoin(company.id);
  const [message, setMessage] = useState('');

  function submit(): void {
    ask.mutate(message, {
      onSuccess: () => {
        toast.done(text('team.askedToast'));
        onClose();
      },
    });
  }

  return (
    <FormFrame
      error={ask.error}
      action={text('team.join')}
      isReady={message.trim() !== ''}
      isBusy={ask.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{text('team.joinLead')}</Text>
      <Textarea
        label={text('team.message')}
        required
        autosize
        minRows={3}
        maxLength={1000}
        data-autofocus
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
