import { Input } from '@mantine/core';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { FieldName } from './field-name.tsx';
import { FieldValue } from './field-value.tsx';
import { LockMark } from './lock-mark.tsx';

interface LockedFieldProps {
  readonly object: string;
  readonly field: FieldDefinition;
  readonly record: Fields;
  /** In words, below the value. */
  readonly why: string;
}

/** A field of a form that can be read and not changed. */
export function LockedField({ object, field, record, why }: LockedFieldProps) {
  return (
    <Input.Wrapper
      labelElement="div"
      label={
        <>
          <FieldName object={object} field={field} />
          <LockMark why={why} />
        </>
      }
      description={why}
      inputWrapperOrder={['label', 'input', 'description']}
    >
      <div style={{ minHeight: 36, display: 'flex', alignItems: 'center', fontSize: 'var(--mantine-font-size-sm)' }}>
        <FieldValue object={object} field={field} record={record} />
      </div>
    </Input.Wrapper>
  );
}
