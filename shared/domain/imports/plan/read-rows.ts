import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { type Cell, type CellSettings, type DateOrder, UnreadableCell } from '../cells/cell.ts';
import { isLookedUp, readField } from '../cells/read-field.ts';
import { type CellRules, noRules, ruleCell } from '../mapping/cell-rules.ts';
import type { Target } from '../mapping/targets.ts';
import type { SourceRow } from '../source/source-table.ts';
import type { Related } from './plan-row.ts';
import { type CellsByField, type Reason, reasonAt } from './reason.ts';

/** A row as far as it can be understood by itself. */
export interface RowInput extends SourceRow {
  /** Of the record that it is about, as written. */
  readonly id?: string;
  /** Values by field, as a body of the API has them; what names other records is not among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cellsByField: CellsByField;
  readonly reasons: readonly Reason[];
  /** What it names and is not there yet. */
  readonly related?: readonly Related[];
}

/** Where each column goes, in the order of the file; undefined: nowhere. */
export type ColumnTargets = readonly (Target | undefined)[];

/** Some rows of a file, with what is known of all of it. */
export interface RowChunk {
  readonly columns: readonly string[];
  /** By column, in the order of the file. */
  readonly dateOrders: readonly (DateOrder | null)[];
  readonly rows: readonly SourceRow[];
}

export function readRows(
  table: RowChunk,
  targets: ColumnTargets,
  object: ObjectName,
  tenant: Workplace,
  rules: CellRules = noRules,
): readonly RowInput[] {
  const settings = settingsByField(table, targets, tenant);
  return table.rows.map((source) =>
    readRow(ruleCells(source, table.columns, targets, rules), table.columns, targets, object, settings),
  );
}

type Workplace = Pick<Tenant, 'language' | 'country' | 'timeZone'>;

interface RuledRow {
  readonly source: SourceRow;
  /** What the cells mean. */
  readonly cells: readonly string[];
}

function ruleCells(source: SourceRow, columns: readonly string[], targets: ColumnTargets, rules: CellRules): RuledRow {
  const cells = source.cells.map((text, at) => {
    const target = targets[at];
    return target && text !== '' ? ruleCell(rules, columns[at] ?? '', target, text) : text;
  });
  return { source, cells };
}

type SettingsByField = (field: FieldDefinition) => CellSettings;

/** Dates of a column are all written one way. */
function settingsByField(
  table: RowChunk,
  targets: ColumnTargets,
  { language, country, timeZone }: Workplace,
): SettingsByField {
  const usual = { language, country, timeZone, dateOrder: country === 'US' ? 'mdy' : 'dmy' } as const;
  const ofDates = targets.flatMap((target, at) => {
    if (target?.field?.type !== 'date' && target?.field?.type !== 'dateTime') return [];
    return [[target.field.name, { ...usual, dateOrder: table.dateOrders[at] ?? usual.dateOrder }] as const];
  });
  const byField = new Map<string, CellSettings>(ofDates);
  return (field) => byField.get(field.name) ?? usual;
}

function readRow(
  { source, cells: meant }: RuledRow,
  columns: readonly string[],
  targets: ColumnTargets,
  object: ObjectName,
  settings: SettingsByField,
): RowInput {
  const reasons: Reason[] = [];
  const fields: Record<string, unknown> = {};
  const grouped = groupCells(meant, columns, targets);
  for (const { field, cells } of grouped.values()) {
    if (isLookedUp(field)) continue;
    try {
      const value = readField(object, field, cells, settings(field));
      if (!isNothing(value)) fields[field.name] = value;
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      reasons.push(reasonAt(error.code, field.name, error.cell));
    }
  }
  // What stands beyond the header would be lost without a word.
  if (source.cells.slice(columns.length).some((cell) => cell !== '')) reasons.push({ code: 'too_many_cells' });
  const id = meant[targets.findIndex((target) => target?.name === 'id')] ?? '';
  const cellsByField = new Map([...grouped].map(([name, { cells }]) => [name, cells]));
  return { ...source, ...(id !== '' && { id }), fields, cellsByField, reasons };
}

/** Of a cell that holds nothing but signs between values. */
function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

interface FieldCells {
  readonly field: FieldDefinition;
  readonly cells: Cell[];
}

function groupCells(
  cells: readonly string[],
  columns: readonly string[],
  targets: ColumnTargets,
): ReadonlyMap<string, FieldCells> {
  const grouped = new Map<string, FieldCells>();
  for (const [at, target] of targets.entries()) {
    const text = cells[at] ?? '';
    if (!target?.field || text === '') continue;
    const { field, part } = target;
    const ofField = grouped.get(field.name) ?? { field, cells: [] };
    ofField.cells.push({ column: columns[at] ?? '', text, part });
    grouped.set(field.name, ofField);
  }
  return grouped;
}
