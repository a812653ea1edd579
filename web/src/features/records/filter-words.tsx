import { Group } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import type { ActiveFilter } from './list-query.ts';

interface FilterWordsProps {
  readonly object: string;
  readonly filter: ActiveFilter;
}

/** A filter as a person would say it: “Country: France”. */
export function FilterWords({ object, filter: { field, op, value } }: FilterWordsProps) {
  const { text, label } = useText();
  const name = label(`field.${object}.${field.name}`, field.name);
  const words =
    op === 'gte' ? text('list.from', { field: name }) : op === 'lte' ? text('list.to', { field: name }) : name;
  const values = op === 'in' ? value.split(',') : [value];
  return (
    <Group component="span" gap={6} wrap="nowrap">
      <span>{words}:</span>
      {values.map((one) => (
        <FieldValue
          key={one}
          object={object}
          field={field}
          record={{ [field.name]: toTyped(field.type, one) }}
          oneLine
        />
      ))}
    </Group>
  );
}

function toTyped(type: ActiveFilter['field']['type'], value: string): unknown {
  if (type === 'boolean') return value === 'true';
  return type === 'enums' ? [value] : value;
}
