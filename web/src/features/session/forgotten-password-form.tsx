import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { type Challenge, challengeOf } from './challenge.ts';
import { faultAt, NewPasswordInput } from './new-password-input.tsx';

interface ForgottenPasswordFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
  readonly onChallenge: (challenge: Challenge) => void;
}

/** First the address, then the code that was mailed to it with a new password. */
export function ForgottenPasswordForm({ email, onEmail, onSignedIn, onBack, onChallenge }: ForgottenPasswordFormProps) {
  const { text, label } = useText();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const ask = useMutation({ mutationFn: () => api.forgetPassword(email.trim()) });
  const reset = useMutation({
    mutationFn: async () => {
      await api.resetPassword(email.trim(), code.trim(), password);
      await api.signIn(email.trim(), password);
    },
    onSuccess: onSignedIn,
    onError: (error) => {
      const challenge = challengeOf(error);
      if (challenge) onChallenge(challenge);
    },
  });
  const error = reset.error ?? ask.error;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ask.isSuccess) reset.mutate();
    else ask.mutate();
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{text(ask.isSuccess ? 'signIn.codeLead' : 'signIn.forgottenLead')}</Text>
        <TextInput
          label={text('signIn.email')}
          type="email"
          autoComplete="username"
          required
          readOnly={ask.isSuccess}
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        {ask.isSuccess && (
          <>
            <TextInput
              label={text('signIn.code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              value={code}
              error={faultAt(reset.error, '/code', label)}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <NewPasswordInput value={password} error={reset.error} onChange={setPassword} />
          </>
        )}
        <Refusal error={error} />
        <Button type="submit" fullWidth size="md" loading={ask.isPending || reset.isPending} mt={4}>
          {text(ask.isSuccess ? 'signIn.setPassword' : 'signIn.sendCode')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
          {text('signIn.back')}
        </Anchor>
      </Stack>
    </form>
  );
}
