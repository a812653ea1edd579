import type { UseFormReturnType } from '@mantine/form';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { FormValues } from './form-values.ts';

export type RecordFormState = UseFormReturnType<FormValues>;

export interface FieldInputProps {
  readonly object: string;
  readonly field: FieldDefinition;
  readonly form: RecordFormState;
  /** Gets the focus when the form opens. */
  readonly isFirst?: boolean;
  /** Said below the input. */
  readonly hint?: string | undefined;
}
