import { Select, TextInput } from '@mantine/core';
import { certainPolicies, likelyPolicies } from '#shared/model/imports.ts';
import { useText } from '../../i18n/use-text.ts';
import type { PlanOrder } from './import-queries.ts';

export type DuplicateOrder = NonNullable<PlanOrder['duplicates']>;

interface DuplicateInputsProps {
  readonly value: DuplicateOrder;
  readonly onChange: (value: DuplicateOrder) => void;
}

/** What becomes of rows whose record seems to be there already. */
export function DuplicateInputs({ value, onChange }: DuplicateInputsProps) {
  const { text } = useText();
  const { certain = 'refuse', likely = 'create', reason = '' } = value;
  return (
    <>
      <Select
        label={text('imports.certain')}
        data={certainPolicies.map((one) => ({ value: one, label: text(`imports.certain.${one}`) }))}
        value={certain}
        onChange={(next) => next && onChange({ ...value, certain: next })}
        allowDeselect={false}
        w={320}
      />
      <Select
        label={text('imports.likely')}
        data={likelyPolicies.map((one) => ({ value: one, label: text(`imports.likely.${one}`) }))}
        value={likely}
        onChange={(next) => next && onChange({ ...value, likely: next })}
        allowDeselect={false}
        w={320}
      />
      {likely === 'create' && (
        <TextInput
          label={text('imports.likelyReason')}
          value={reason}
          maxLength={300}
          onChange={({ currentTarget }) => onChange({ ...value, reason: currentTarget.value })}
          w={320}
        />
      )}
    </>
  );
}
