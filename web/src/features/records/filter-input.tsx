import { Select, TextInput } from '@mantine/core';
import { DateInput, DatesProvider } from '@mantine/dates';
import type { FieldDefinition, FilterOp, ObjectName } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { commonCurrencies, countryCodes } from '../../ui/countries.ts';
import { dateLocale } from '../../ui/dates.ts';
import { useReferences } from '../../ui/references.ts';
import { useNames } from '../../ui/use-names.ts';
import { useMe } from '../session/session-queries.ts';
import { resolveMe } from './filter-value.ts';
import type { Criteria } from './list-query.ts';
import { useFieldName } from './use-field-name.ts';

interface FilterInputProps {
  readonly object: ObjectName;
  readonly field: FieldDefinition;
  readonly criteria: Criteria;
  readonly onFilter: (key: string, value: string | null) => void;
}

export function FilterInput({ object, field, criteria, onFilter }: FilterInputProps) {
  const { text, language } = useText();
  const { optionName } = useNames();
  const formats = useFormats();
  const { Input } = useReferences();
  const me = useMe();
  const name = useFieldName(object)(field);
  const inputFor = (op: FilterOp, words = name) => {
    const key = `${field.name}.${op}`;
    return {
      label: words,
      value: criteria.filter?.[key] ?? null,
      onChange: (value: string | null) => onFilter(key, value),
    };
  };
  const select = (data: readonly { value: string; label: string }[]) => (
    <Select
      {...inputFor('eq')}
      data={[...data]}
      clearable
      searchable={data.length > 12}
      comboboxProps={insidePopover}
    />
  );

  switch (field.type) {
    case 'enum':
    case 'enums':
      return select(
        (field.options ?? []).map((value) => ({
          value,
          label: optionName(object, field, value),
        })),
      );
    case 'boolean':
      return select([
        { value: 'true', label: text('value.yes') },
        { value: 'false', label: text('value.no') },
      ]);
    case 'country':
      return select(countryCodes.map((value) => ({ value, label: formats.country(value) })));
    case 'currency':
      return select(commonCurrencies.map((value) => ({ value, label: value })));
    case 'coManagers':
      return <Input to="users" {...inputFor('eq')} value={resolveMe(me, field, inputFor('eq').value)} />;
    case 'reference':
      return field.to ? (
        <Input to={field.to} {...inputFor('eq')} value={resolveMe(me, field, inputFor('eq').value)} />
      ) : null;
    case 'date':
    case 'dateTime':
      return (
        <DatesProvider settings={{ locale: dateLocale(language), firstDayOfWeek: 1 }}>
          <DateInput
            {...inputFor('gte', text('list.from', { field: name }))}
            clearable
            clearButtonProps={{ 'aria-label': text('form.clear', { name: text('list.from', { field: name }) }) }}
            valueFormat="L"
            popoverProps={insidePopover}
          />
          <DateInput
            {...inputFor('lte', text('list.to', { field: name }))}
            clearable
            clearButtonProps={{ 'aria-label': text('form.clear', { name: text('list.to', { field: name }) }) }}
            valueFormat="L"
            popoverProps={insidePopover}
          />
        </DatesProvider>
      );
    default: {
      const { value, onChange, ...input } = inputFor('eq');
      return (
        <TextInput
          {...input}
          defaultValue={value ?? ''}
          onBlur={(event) => onChange(event.currentTarget.value.trim())}
        />
      );
    }
  }
}

/** A list that opens inside the popover must not close it. */
const insidePopover = { withinPortal: false } as const;
