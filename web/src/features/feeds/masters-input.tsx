import { Radio, Stack } from '@mantine/core';
import { type MasteredPart, masteredParts } from '#shared/model/feeds.ts';
import { useText } from '../../i18n/use-text.ts';
import { hasCapability } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';

interface MastersInputProps {
  /** What its records are called. */
  readonly object: string;
  readonly system: string;
  /** Whether records of the system can be told from others: a column goes to their id over there. */
  readonly isToldApart: boolean;
  readonly value: MasteredPart;
  readonly onChange: (value: MasteredPart) => void;
}

/** What of the records belongs to the other system. */
export function MastersInput({ object, system, isToldApart, value, onChange }: MastersInputProps) {
  const { text } = useText();
  const mayClose = hasCapability(useMe(), 'configure');
  const hint = mayClose ? text('feeds.mastersHint') : text('feeds.mastersRight');
  const isPossible = mayClose && isToldApart;
  return (
    <Radio.Group
      label={text('feeds.mastersOf', { object, system: system || '…' })}
      description={isPossible ? undefined : hint}
      value={value}
      onChange={(next) => onChange(next as MasteredPart)}
    >
      <Stack gap={8} mt={8}>
        {masteredParts.map((part) => (
          <Radio
            key={part}
            value={part}
            label={text(`feeds.masters.${part}`)}
            disabled={!isPossible && part !== 'nothing'}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
