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
  const typed = field.type === 'enums' ? [value] : field.type === 'boolean' ? value === 'true' : value;
  const shown = field.type === 'boolean' ? text(typed ? 'value.yes' : 'value.no') : null;
  return (
    <>
      {words}: {shown ?? <FieldValue object={object} field={field} record={{ [field.name]: typed }} oneLine />}
    </>
  );
}
