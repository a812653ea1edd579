import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { FormFrame } from './form-frame.tsx';
import type { TeamFormProps } from './team-form.ts';
import { useAddCoManager } from './team-queries.ts';
import { UserSelect } from './user-select.tsx';

export function AddCoManagerForm({ company, onClose }: TeamFormProps) {
  const { text } = useText();
  const toast = useToast();
  const add = useAddCoManager(company.id);
  const [userId, setUserId] = useState<string | null>(null);
  const [scope, setScope] = useState('');

  function submit(): void {
    if (userId === null) return;
    add.mutate(
      { userId, scope },
      {
        onSuccess: () => {
          toast.done(text('team.coManagerAdded'));
          onClose();
        },
      },
    );
  }

  return (
    <FormFrame
      error={add.error}
      action={text('team.addCoManager')}
      isReady={userId !== null}
      isBusy={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{text('team.coManagerLead')}</Text>
      <UserSelect label={text('form.coManager')} required value={userId} onChange={setUserId} />
      <ScopeInput value={scope} onChange={setScope} />
    </FormFrame>
  );
}

interface ScopeInputProps {
  readonly value: string;
  readonly onChange: (scope: string) => void;
}

export function ScopeInput({ value, onChange }: ScopeInputProps) {
  const { text } = useText();
  return (
    <TextInput
      label={text('form.coManagerScope')}
      description={text('team.scopeHint')}
      maxLength={80}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
