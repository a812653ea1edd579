import { Alert, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { longestWaiver } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { addDays } from '#shared/model/quality/days.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNameOfField } from './use-name-of-field.ts';

export interface Waiver {
  readonly reason: string;
  readonly until: string;
}

interface WaiverInputsProps {
  readonly object: ObjectName;
  /** Fields that new records must have, and how many come without. */
  readonly owed: Readonly<Record<string, number>>;
  readonly value: Waiver;
  readonly onChange: (value: Waiver) => void;
}

/** How long an import has to be put right, unless something else is said. In days. */
const usual = 30;

export function firstWaiver(): Waiver {
  return { reason: '', until: addDays(today(), usual) };
}

/** What new records come without, and who answers for it until when. */
export function WaiverInputs({ object, owed, value, onChange }: WaiverInputsProps) {
  const { text } = useText();
  const nameOf = useNameOfField(object);
  const fields = Object.entries(owed).map(([field, count]) => `${nameOf(field)} (${count})`);
  return (
    <Alert color="yellow" variant="light" title={text('imports.debt')}>
      <Stack gap="xs">
        <Text size="sm">{text('imports.debtLead', { fields: fields.join(', ') })}</Text>
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
      </Stack>
    </Alert>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
