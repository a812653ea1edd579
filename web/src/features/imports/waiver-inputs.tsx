import { Alert, Stack, Text } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNameOfField } from './use-name-of-field.ts';
import { type Waiver, WaiverFields } from './waiver-fields.tsx';

interface WaiverInputsProps {
  readonly object: ObjectName;
  /** Fields that new records must have, and how many come without. */
  readonly owed: Readonly<Record<string, number>>;
  readonly value: Waiver;
  readonly onChange: (value: Waiver) => void;
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
        <WaiverFields value={value} onChange={onChange} />
      </Stack>
    </Alert>
  );
}
