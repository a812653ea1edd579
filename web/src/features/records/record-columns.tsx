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

/** What values of the type need to be read in full, in pixels; an address of e-mail is known by its beginning. */
const widths: Partial<Record<FieldDefinition['type'], number>> = {
  country: 134,
  date: 110,
  dateTime: 150,
  decimal: 140,
  emails: 140,
  enums: 120,
  phones: 154,
  reference: 154,
};
const titleWidth = 200;
const otherWidth = 112;
const updatedAt: FieldDefinition = { name: 'updatedAt', type: 'date' };

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
  const fields = definition.fields.filter((field) => field.column);
  return [...fields, updatedAt].map((field) => {
    const header = label(`field.${definition.name}.${field.name}`, label(`field.${field.name}`, field.name));
    return {
      key: field.name,
      header,
      width: Math.max(field.name === titleField ? titleWidth : (widths[field.type] ?? otherWidth), headerWidth(header)),
      spare: field === updatedAt,
      alignEnd: field.type === 'decimal',
      sortable: sortable.includes(field.name),
      render:
        overrides[field.name] ??
        (field.name === titleField ? titleCell : null) ??
        ((record) => <FieldValue object={definition.name} field={field} record={record} oneLine />),
    };
  });
}

/** Room for the longest word, the padding and the arrow of the order. */
function headerWidth(header: string): number {
  return Math.max(...header.split(' ').map((word) => word.length)) * 8 + 42;
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
