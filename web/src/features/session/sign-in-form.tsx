import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';

interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSignedIn: () => void;
  readonly onFirstVisit: (session: string) => void;
  readonly onForgotten: () => void;
}

export function SignInForm({ email, onEmail, onSignedIn, onFirstVisit, onForgotten }: SignInFormProps) {
  const { text } = useText();
  const errorText = useErrorText();
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn(email.trim(), password),
    onSuccess: onSignedIn,
    onError: (error) => {
      const session = sessionOf(error);
      if (session !== undefined) onFirstVisit(session);
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
        {signIn.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(signIn.error)}
          </Alert>
        )}
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

function sessionOf(error: Error): string | undefined {
  const isFirst = error instanceof ApiProblem && error.code === 'auth.new_password_required';
  return isFirst ? String(error.members.session) : undefined;
}
