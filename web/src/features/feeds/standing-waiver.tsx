import { Group, Switch, Textarea, TextInput } from '@mantine/core';
import { longestWaiver } from '#shared/model/imports.ts';
import { addDays } from '#shared/model/quality/days.ts';
import { useText } from '../../i18n/use-text.ts';
import { firstWaiver, type Waiver } from '../imports/waiver-inputs.tsx';

interface StandingWaiverProps {
  readonly value: Waiver | null;
  readonly onChange: (value: Waiver | null) => void;
}

/** Signs in advance for what files lack; without it such a file waits for a signature of its own. */
export function StandingWaiver({ value, onChange }: StandingWaiverProps) {
  const { text } = useText();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <Switch
        label={text('feeds.waiver')}
        description={text('feeds.waiverHint')}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? firstWaiver() : null)}
      />
      {value && (
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
            min={addDays(today, 1)}
            max={addDays(today, longestWaiver)}
            value={value.until}
            onChange={({ currentTarget }) => onChange({ ...value, until: currentTarget.value })}
          />
        </Group>
      )}
    </>
  );
}
