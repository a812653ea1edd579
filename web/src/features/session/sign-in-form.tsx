import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { type Challenge, challengeOf } from './challenge.ts';

interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSignedIn: () => void;
  readonly onChallenge: (challenge: Challenge) => void;
  readonly onForgotten: () => void;
}

export function SignInForm({ email, onEmail, onSignedIn, onChallenge, onForgotten }: SignInFormProps) {
  const { text } = useText();
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn(email.trim(), password),
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
        signIn.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={text('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={text('signIn.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refusal error={signIn.error} />
        <Button type="submit" fullWidth size="md" loading={signIn.isPending} mt={4}>
          {text('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onForgotten}>
          {text('signIn.forgotten')}
        </Anchor>
      </Stack>
    </form>
  );
}
