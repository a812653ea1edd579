import { Group, Textarea, TextInput } from '@mantine/core';
import { longestWaiver } from '#shared/model/imports.ts';
import { addDays } from '#shared/model/quality/days.ts';
import { useText } from '../../i18n/use-text.ts';

export interface Waiver {
  readonly reason: string;
  readonly until: string;
}

interface WaiverFieldsProps {
  readonly value: Waiver;
  readonly onChange: (value: Waiver) => void;
}

/** How long an import has to be put right, unless something else is said. In days. */
const usual = 30;

export function firstWaiver(): Waiver {
  return { reason: '', until: addDays(today(), usual) };
}

/** Why records may come in without what they must have, and until when that is to be put right. */
export function WaiverFields({ value, onChange }: WaiverFieldsProps) {
  const { text } = useText();
  return (
    <Group align="flex-start" gap="sm">
      <Textarea
        label={text('imports.waiverReason')}
        required
        autosize
        minRows={1}
        maxLength={1000}
        value={value.reason}
        onChange={({ currentTarget }) => onChange({ ...value, reason: currentTarget.value })}
        flex={1}
        miw={260}
      />
      <TextInput
        type="date"
        label={text('imports.waiverUntil')}
        required
        min={addDays(today(), 1)}
        max={addDays(today(), longestWaiver)}
        value={value.until}
        onChange={({ currentTarget }) => onChange({ ...value, until: currentTarget.value })}
      />
    </Group>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
