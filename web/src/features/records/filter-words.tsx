import { Group } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { useMe } from '../session/session-queries.ts';
import { resolveMe } from './filter-value.ts';
import type { ActiveFilter } from './list-query.ts';
import { useFieldName } from './use-field-name.ts';

interface FilterWordsProps {
  readonly object: ObjectName;
  readonly filter: ActiveFilter;
}

/** A filter as a person would say it: “Country: France”. */
export function FilterWords({ object, filter: { field, op, value } }: FilterWordsProps) {
  const { text } = useText();
  const me = useMe();
  const name = useFieldName(object)(field);
  const words =
    op === 'gte' ? text('list.from', { field: name }) : op === 'lte' ? text('list.to', { field: name }) : name;
  const values = (op === 'in' ? value.split(',') : [value]).map((one) => resolveMe(me, field, one) ?? one);
  const shown = field.type === 'coManagers' ? ({ ...field, type: 'reference', to: 'users' } as const) : field;
  return (
    <Group component="span" gap={6} wrap="nowrap">
      <span>{words}:</span>
      {values.map((one) => (
        <FieldValue
          key={one}
          object={object}
          field={shown}
          record={{ [field.name]: toTyped(shown.type, one) }}
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
