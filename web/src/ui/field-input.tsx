import { Chip, Group, Input, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import { commonCurrencies, countryCodes } from './countries.ts';
import type { FormValues } from './form-values.ts';
import { isListType } from './form-values.ts';
import { ListInput } from './list-input.tsx';
import { useReferences } from './references.ts';

export type RecordFormState = UseFormReturnType<FormValues>;

export interface FieldInputProps {
  readonly object: string;
  readonly field: FieldDefinition;
  readonly form: RecordFormState;
  /** Gets the focus when the form opens. */
  readonly isFirst?: boolean;
}

/** The input that fits the type of the field. */
export function FieldInput({ object, field, form, isFirst }: FieldInputProps) {
  const { label, text } = useText();
  const formats = useFormats();
  const { Input: ReferenceInput } = useReferences();
  if (isListType(field.type)) return <ListInput object={object} field={field} form={form} />;

  const input = form.getInputProps(field.name);
  const common = {
    ...input,
    label: label(`field.${object}.${field.name}`, field.name),
    required: field.required ?? false,
  };
  const optionLabel = (option: string) => label(`option.${object}.${field.name}.${option}`, option);
  const nothingFound = text('form.nothingFound');

  switch (field.type) {
    case 'longText':
      return <Textarea {...common} autosize minRows={3} maxRows={12} maxLength={field.max} />;
    case 'boolean':
      return <Switch label={common.label} checked={input.value === true} onChange={input.onChange} mt={4} />;
    case 'enum':
      return (
        <Select
          {...common}
          data={(field.options ?? []).map((option) => ({ value: option, label: optionLabel(option) }))}
          clearable={!field.required}
        />
      );
    case 'enums':
      return (
        <Input.Wrapper label={common.label} error={input.error} labelElement="div">
          <Chip.Group multiple value={input.value} onChange={input.onChange}>
            <Group gap={6} mt={4}>
              {(field.options ?? []).map((option) => (
                <Chip key={option} value={option} size="xs" variant="outline">
                  {optionLabel(option)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      );
    case 'integer':
    case 'decimal':
      return <TextInput {...common} inputMode="decimal" />;
    case 'currency':
      return (
        <Select {...common} data={[...commonCurrencies]} searchable clearable nothingFoundMessage={nothingFound} />
      );
    case 'country':
      return (
        <Select
          {...common}
          data={countryCodes.map((code) => ({ value: code, label: formats.country(code) }))}
          searchable
          clearable
          limit={50}
          nothingFoundMessage={nothingFound}
        />
      );
    case 'date':
      return <DateInput {...common} clearable valueFormat="L" />;
    case 'dateTime':
      return (
        <DateTimePicker
          {...common}
          value={input.value ? new Date(input.value) : null}
          onChange={(value) => input.onChange(value ? new Date(value).toISOString() : null)}
          valueFormat="L LT"
        />
      );
    case 'reference':
      return field.to ? (
        <ReferenceInput {...common} value={input.value ?? null} to={field.to} />
      ) : (
        <TextInput {...common} />
      );
    default:
      return <TextInput {...common} maxLength={field.max} data-autofocus={isFirst || undefined} />;
  }
}
