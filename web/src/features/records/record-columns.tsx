import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type FieldDefinition, type ObjectDefinition, systemColumns } from '#shared/model/objects/definition.ts';
import { sortFields } from '#shared/model/objects/filters.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { columnFields } from '#shared/model/views.ts';
import { type Column, rowLink } from '../../ui/data-table.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { settleColumns, titleColumn } from '../views/view-state.ts';
import { useFieldName } from './use-field-name.ts';

/** Shows a column's value in place of the usual way. */
export interface CellOverride {
  readonly render: (record: CrmRecord) => ReactNode;
  /** Names of further fields that it looks at. */
  readonly needs?: readonly string[];
}
export type CellOverrides = Readonly<Record<string, CellOverride>>;

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

/** The columns that were chosen; the name of a record opens it. */
export function useRecordColumns(
  definition: ObjectDefinition,
  names: readonly string[],
  onOpen: ((record: CrmRecord) => void) | null,
  overrides: CellOverrides = {},
): readonly Column<CrmRecord>[] {
  const nameOf = useFieldName(definition.name);
  const sortable = sortFields(definition);
  const titleField = titleColumn(definition);
  const titleCell = onOpen && ((record: CrmRecord) => <TitleButton record={record} onOpen={onOpen} />);
  return settleColumns(definition, names).map((known) => {
    // To the minute is more than a list has room for.
    const field =
      systemColumns.includes(known) && known.type === 'dateTime' ? { ...known, type: 'date' as const } : known;
    const header = nameOf(field);
    return {
      key: field.name,
      header,
      width: Math.max(field.name === titleField ? titleWidth : (widths[field.type] ?? otherWidth), headerWidth(header)),
      spare: known.name === 'updatedAt',
      alignEnd: field.type === 'decimal',
      sortable: sortable.includes(field.name),
      render:
        overrides[field.name]?.render ??
        (field.name === titleField ? titleCell : null) ??
        ((record) => <FieldValue object={definition.name} field={field} record={record} oneLine />),
    };
  });
}

/** What is asked for to show these columns: an amount is read with its currency, a name is made of several fields. */
export function neededFields(
  definition: ObjectDefinition,
  names: readonly string[],
  overrides: CellOverrides = {},
): readonly string[] {
  const fields = settleColumns(definition, names);
  const currency = fields.some(({ type }) => type === 'decimal') ? ['currency'] : [];
  const wanted = [
    ...definition.title,
    ...fields.map(({ name }) => name),
    ...currency,
    ...fields.flatMap(({ name }) => overrides[name]?.needs ?? []),
  ];
  const known = new Set(columnFields(definition).map(({ name }) => name));
  return ['id', 'object', 'version', ...new Set(wanted.filter((name) => known.has(name)))];
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
