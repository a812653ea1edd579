import { type FieldDefinition, type ObjectDefinition, systemColumns } from '#shared/model/objects/definition.ts';
import { sortFields } from '#shared/model/objects/filters.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { columnFields } from '#shared/model/views.ts';
import type { Column } from '../../ui/data-table.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { useNames } from '../../ui/use-names.ts';
import { settleColumns, titleColumn } from '../views/view-state.ts';
import type { CellOverrides } from './record-cells.tsx';

/** What values of the type need to be read in full, in pixels; an address of e-mail is known by its beginning. */
const widths: Partial<Record<FieldDefinition['type'], number>> = {
  country: 134,
  date: 110,
  dateTime: 150,
  decimal: 150,
  emails: 140,
  phones: 154,
  reference: 154,
};
const titleWidth = 200;
/** As long as `Q-2026-00017`. */
const numberWidth = 140;
/** With the sign of what is late. */
const dueWidth = 132;
const otherWidth = 112;
/** Columns beside which further dates have no room on a narrow screen. */
const crowd = 8;

/** The columns that were chosen. */
export function useRecordColumns(
  definition: ObjectDefinition,
  names: readonly string[],
  cells: CellOverrides,
): readonly Column<CrmRecord>[] {
  const { fieldName, optionName } = useNames();
  const sortable = sortFields(definition);
  const fields = settleColumns(definition, names);
  const widthOf = (field: FieldDefinition) =>
    field.options
      ? wordsWidth(field.options.map((option) => optionName(definition.name, field, option)))
      : valueWidth(definition, field);
  return fields.map((known) => {
    // To the minute is more than a list has room for.
    const field =
      systemColumns.includes(known) && known.type === 'dateTime' ? { ...known, type: 'date' as const } : known;
    const header = fieldName(definition.name, field);
    const isFurtherDate = field.type === 'date' && field.name !== definition.date;
    return {
      key: field.name,
      header,
      width: Math.max(widthOf(known), headerWidth(header)),
      spare: known.name === 'updatedAt' || (fields.length > crowd && isFurtherDate),
      alignEnd: field.type === 'decimal',
      sortable: sortable.includes(field.name),
      render:
        cells[field.name]?.render ??
        ((record) => <FieldValue object={definition.name} field={field} record={record} oneLine />),
    };
  });
}

/** What is asked for to show these columns: an amount is read with its currency, a name is made of several fields. */
export function neededFields(
  definition: ObjectDefinition,
  names: readonly string[],
  cells: CellOverrides = {},
): readonly string[] {
  const fields = settleColumns(definition, names);
  const currency = fields.some(({ type }) => type === 'decimal') ? ['currency'] : [];
  const wanted = [
    ...definition.title,
    ...fields.map(({ name }) => name),
    ...currency,
    ...fields.flatMap(({ name }) => cells[name]?.needs ?? []),
  ];
  const known = new Set(columnFields(definition).map(({ name }) => name));
  // What can be changed of a row is told with it.
  return ['id', 'object', 'version', 'mastered', ...new Set(wanted.filter((name) => known.has(name)))];
}

function valueWidth(definition: ObjectDefinition, { name, type }: FieldDefinition): number {
  if (name === 'number') return numberWidth;
  if (name === definition.date) return dueWidth;
  return name === titleColumn(definition) || name === 'title' ? titleWidth : (widths[type] ?? otherWidth);
}

/** Room for the longest of the words to choose from, in a badge that can be pressed, within reason. */
function wordsWidth(words: readonly string[]): number {
  return Math.min(Math.max(...words.map((word) => word.length)) * 7 + 52, 190);
}

/** Room for the longest word, the padding and the arrow of the order. */
function headerWidth(header: string): number {
  return Math.max(...header.split(' ').map((word) => word.length)) * 8 + 42;
}
