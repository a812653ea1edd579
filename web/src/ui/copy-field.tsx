import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text that is taken elsewhere as it stands. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { text } = useText();
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        value={value}
        readOnly
        flex={1}
        styles={{ input: { fontFamily: 'monospace' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            flex="none"
            leftSection={copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
            onClick={copy}
          >
            {text(copied ? 'action.copied' : 'action.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
