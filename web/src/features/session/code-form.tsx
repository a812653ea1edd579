import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { CodeInput } from './code-input.tsx';

interface CodeFormProps {
  readonly email: string;
  /** Of the challenge that the password was answered with. */
  readonly session: string;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

export function CodeForm({ email, session, onSignedIn, onBack }: CodeFormProps) {
  const { text } = useText();
  const [code, setCode] = useState('');
  const answer = useMutation({
    mutationFn: () => api.answerCode(email.trim(), session, code),
    onSuccess: onSignedIn,
  });
  const isWrong = answer.error instanceof ApiProblem && answer.error.errors.length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text('problem.auth.code_required')}</Text>
        <CodeInput value={code} error={answer.error} onChange={setCode} isAwaited />
        <Refusal error={isWrong ? null : answer.error} />
        <Text size="sm" c="dimmed">
          {text('secondFactor.lostDevice')}
        </Text>
        <Button type="submit" fullWidth size="md" loading={answer.isPending} mt={4}>
          {text('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
          {text('signIn.back')}
        </Anchor>
      </Stack>
    </form>
  );
}
