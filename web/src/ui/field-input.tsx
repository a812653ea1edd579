import { Chip, Group, Input, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import { commonCurrencies, countryCodes } from './countries.ts';
import { FieldName } from './field-name.tsx';
import type { FormValues } from './form-values.ts';
import { isListType } from './form-values.ts';
import { type ItemEntry, isItemSaid } from './item-values.ts';
import { ItemsInput } from './items-input.tsx';
import { ListInput } from './list-input.tsx';
import type { FieldInputProps } from './record-form-state.ts';
import { useReferences } from './references.ts';
import { useNames } from './use-names.ts';

/** The input that fits the type of the field. */
export function FieldInput({ object, field, form, isFirst, hint }: FieldInputProps) {
  const { text } = useText();
  const { fieldName, optionName, purpose } = useNames();
  const formats = useFormats();
  const { Input: ReferenceInput } = useReferences();
  if (field.type === 'items') return <ItemsInput object={object} field={field} form={form} />;
  if (isListType(field.type)) return <ListInput object={object} field={field} form={form} hint={hint} />;

  const input = form.getInputProps(field.name);
  const isFollowing = followsItems(field, form.getValues());
  const description = hint ?? (isFollowing ? text('items.decide') : purpose(object, field));
  const common = {
    ...input,
    label: <FieldName object={object} field={field} />,
    required: field.required ?? false,
    ...(description && { description, inputWrapperOrder: belowInput }),
  };
  const optionLabel = (option: string) => optionName(object, field, option);
  const nothingFound = text('form.nothingFound');
  const isClearable = !field.required && !field.filledIn;

  switch (field.type) {
    case 'longText':
      return <Textarea {...common} autosize minRows={3} maxRows={12} maxLength={field.max} />;
    case 'boolean':
      return (
        <Switch
          label={common.label}
          description={description}
          checked={input.value === true}
          onChange={input.onChange}
          mt={4}
        />
      );
    case 'enum':
      return (
        <Select
          {...common}
          data={(field.options ?? []).map((option) => ({ value: option, label: optionLabel(option) }))}
          clearable={isClearable}
        />
      );
    case 'enums':
      return (
        <Input.Wrapper label={common.label} description={description} error={input.error} labelElement="div">
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
      return <TextInput {...common} inputMode="decimal" disabled={isFollowing} />;
    case 'currency':
      return (
        <Select
          {...common}
          data={[...commonCurrencies]}
          searchable
          clearable={isClearable}
          nothingFoundMessage={nothingFound}
        />
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
      return (
        <DateInput
          {...common}
          clearable={isClearable}
          clearButtonProps={{ 'aria-label': text('form.clear', { name: fieldName(object, field) }) }}
          valueFormat="L"
        />
      );
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
        <ReferenceInput
          {...common}
          label={fieldName(object, field)}
          value={input.value ?? null}
          to={field.to}
          clearable={isClearable}
          companyId={companyOf(form.getValues(), field)}
        />
      ) : (
        <TextInput {...common} />
      );
    default:
      return <TextInput {...common} maxLength={field.max} data-autofocus={isFirst || undefined} />;
  }
}

/** Where descriptions stand, so that inputs beside one another are on one line. */
const belowInput: InputWrapperOrder = ['label', 'input', 'description', 'error'];
type InputWrapperOrder = ('label' | 'input' | 'description' | 'error')[];

/** The amount of what has lines is what they come to. */
function followsItems({ name }: FieldDefinition, { items }: FormValues): boolean {
  return name === 'amount' && Array.isArray(items) && (items as readonly ItemEntry[]).some(isItemSaid);
}

function companyOf({ companyId }: FormValues, { to }: FieldDefinition): string | undefined {
  return to !== 'companies' && typeof companyId === 'string' ? companyId : undefined;
}
