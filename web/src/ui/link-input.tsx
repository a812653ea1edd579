import { Select } from '@mantine/core';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './list-input.module.css';
import type { RecordFormState } from './record-form-state.ts';
import { useReferences } from './references.ts';
import { useNames } from './use-names.ts';

interface LinkInputProps {
  readonly form: RecordFormState;
  /** Of the entry in the form. */
  readonly path: string;
  readonly name: string;
}

/** A record of any kind: first of which, then which one. */
export function LinkInput({ form, path, name }: LinkInputProps) {
  const { text } = useText();
  const { objectName } = useNames();
  const { Input } = useReferences();
  const object = form.getInputProps(`${path}.object`).value as ObjectName | null;
  return (
    <>
      <Select
        aria-label={text('form.linkTo', { name })}
        placeholder={text('form.linkHint')}
        data={objectNames.map((one) => ({ value: one, label: objectName(one, 'one') }))}
        value={object}
        onChange={(chosen) => form.setFieldValue(path, { object: chosen, id: null })}
        error={form.errors[`${path}.object`]}
        w={170}
      />
      <div className={styles.grow}>
        {object && (
          <Input
            to={object}
            aria-label={name}
            value={form.getInputProps(`${path}.id`).value ?? null}
            onChange={(id) => form.setFieldValue(`${path}.id`, id)}
            error={form.errors[`${path}.id`] as string | undefined}
          />
        )}
      </div>
    </>
  );
}
