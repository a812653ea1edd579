import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, rowLink } from '../../ui/data-table.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { sortableFields } from './list-query.ts';

/** Renders a column's value in place of the usual way. */
export type CellOverrides = Readonly<Record<string, (record: CrmRecord) => React.ReactNode>>;

const dateTypes: readonly FieldDefinition['type'][] = ['date', 'dateTime'];
const wideTypes: readonly FieldDefinition['type'][] = ['reference', 'phones', 'emails', 'enums'];

/** The columns that the definition asks for, and when the record was last changed; its name opens it. */
export function useRecordColumns(
  definition: ObjectDefinition,
  onOpen: ((record: CrmRecord) => void) | null,
  overrides: CellOverrides = {},
): readonly Column<CrmRecord>[] {
  const { label } = useText();
  const sortable = sortableFields(definition);
  const titleField = definition.title[0] ?? '';
  const titleCell = onOpen && ((record: CrmRecord) => <TitleButton record={record} onOpen={onOpen} />);
  const updatedAt: FieldDefinition = { name: 'updatedAt', type: 'date' };
  const fields = definition.fields.filter((field) => field.column);
  return [...fields, updatedAt].map((field) => ({
    key: field.name,
    header: label(`field.${definition.name}.${field.name}`, label(`field.${field.name}`, field.name)),
    weight: weightOf(definition, field),
    alignEnd: field.type === 'decimal',
    sortable: sortable.includes(field.name),
    render:
      overrides[field.name] ??
      (field.name === titleField ? titleCell : null) ??
      ((record) => <FieldValue object={definition.name} field={field} record={record} oneLine />),
  }));
}

function weightOf(definition: ObjectDefinition, field: FieldDefinition): number {
  if (field.name === definition.title[0]) return 2.2;
  if (dateTypes.includes(field.type)) return 1.2;
  return wideTypes.includes(field.type) ? 1.5 : 1;
}

interface TitleButtonProps {
  readonly record: CrmRecord;
  readonly onOpen: (record: CrmRecord) => void;
}

function TitleButton({ record, onOpen }: TitleButtonProps) {
  return (
    <UnstyledButton className={rowLink} fz="inherit" onClick={() => onOpen(record)}>
      {String(record[definitions[record.object].title[0] ?? ''] ?? record.id)}
    </UnstyledButton>
  );
}

/** The company's card opens from every list that names it. */
export function CompanyLink({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <Link to="/companies/$id" params={{ id }} className={rowLink}>
      {title}
    </Link>
  );
}
