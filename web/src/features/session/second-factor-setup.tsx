import { Anchor, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { CodeInput } from './code-input.tsx';
import { useConfirmSecondFactor, useSecret } from './second-factor-queries.ts';

interface SecondFactorSetupProps {
  readonly onDone: () => void;
  /** Absent: there is no way around it. */
  readonly onCancel?: () => void;
}

/** The secret as a picture, as a text and as a link; then a code that shows that the app has it. */
export function SecondFactorSetup({ onDone, onCancel }: SecondFactorSetupProps) {
  const { text } = useText();
  const secret = useSecret();
  const confirm = useConfirmSecondFactor();
  const [code, setCode] = useState('');
  const isWrong = confirm.error instanceof ApiProblem && confirm.error.errors.length > 0;
  const error = secret.error ?? (isWrong ? null : confirm.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(code, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        <Refusal error={error} />
        <List type="ordered" size="sm" spacing={6}>
          <List.Item>{text('secondFactor.stepApp')}</List.Item>
          <List.Item>{text('secondFactor.stepScan')}</List.Item>
          <List.Item>{text('secondFactor.stepCode')}</List.Item>
        </List>
        {secret.isPending && <Skeleton height={180} width={180} mx="auto" />}
        {secret.data && (
          <>
            <Group justify="center">
              <QrCode value={secret.data.uri} label={text('secondFactor.picture')} size={180} />
            </Group>
            <CopyField label={text('secondFactor.secret')} value={secret.data.secret} />
            <Text size="sm">
              <Anchor href={secret.data.uri}>{text('secondFactor.link')}</Anchor>
            </Text>
          </>
        )}
        <CodeInput value={code} error={confirm.error} onChange={setCode} />
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {text('action.cancel')}
            </Button>
          )}
          <Button type="submit" loading={confirm.isPending} disabled={!secret.data}>
            {text('secondFactor.turnOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
