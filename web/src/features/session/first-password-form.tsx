import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { type Challenge, challengeOf } from './challenge.ts';
import { NewPasswordInput } from './new-password-input.tsx';

interface FirstPasswordFormProps {
  readonly email: string;
  /** Of the challenge that the first password was answered with. */
  readonly session: string;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
  readonly onChallenge: (challenge: Challenge) => void;
}

export function FirstPasswordForm({ email, session, onSignedIn, onBack, onChallenge }: FirstPasswordFormProps) {
  const { text } = useText();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () => api.setFirstPassword(email.trim(), session, password),
    onSuccess: onSignedIn,
    onError: (error) => {
      const challenge = challengeOf(error);
      if (challenge) onChallenge(challenge);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text('signIn.firstLead')}</Text>
        <NewPasswordInput value={password} error={choose.error} onChange={setPassword} />
        <Refusal error={choose.error} />
        <Button type="submit" fullWidth size="md" loading={choose.isPending} mt={4}>
          {text('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
          {text('signIn.back')}
        </Anchor>
      </Stack>
    </form>
  );
}
