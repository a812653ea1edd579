import { type ColumnType, importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import type { DateOrder } from '../cells/cell.ts';
import { dateOrderOf } from '../cells/cell-dates.ts';
import type { SourceTable } from './source-table.ts';

/** What a look through the whole file shows. */
export interface Survey {
  readonly rows: number;
  readonly columns: readonly ColumnSurvey[];
}

export interface ColumnSurvey {
  readonly name: string;
  /** The first different values. */
  readonly samples: readonly string[];
  readonly type: ColumnType;
  /** How dates with slashes are written; null: nothing tells. */
  readonly dateOrder: DateOrder | null;
  /** How often each value is met; absent: there are too many different ones for a choice of few. */
  readonly values?: ReadonlyMap<string, number>;
}

/** @throws Problem `import.too_long` | `import.unreadable` */
export async function surveyTable(table: SourceTable, most: number = importLimits[table.format].rows): Promise<Survey> {
  const columns = table.columns.map((name) => new ColumnLook(name));
  let rows = 0;
  for await (const { cells } of table.rows()) {
    rows += 1;
    if (rows > most) throw new Problem('import.too_long', { params: { most } });
    for (const [at, column] of columns.entries()) column.see(cells[at] ?? '');
  }
  return { rows, columns: columns.map((column) => column.tell()) };
}

const samplesShown = 3;
const sampleLength = 120;
/** Different values of a column that can be a choice of few, and their length. */
const mostValues = 50;
const longestValue = 120;
/** Values by which a column is judged. */
const judged = 500;

const forms: readonly (readonly [ColumnType, RegExp])[] = [
  ['boolean', /^(true|false|yes|no|да|нет|oui|non|истина|ложь|vrai|faux)$/i],
  ['email', /^\S+@\S+\.\S+$/],
  ['date', /^(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})([T\s].*)?$/],
  ['number', /^[-+−]?\d[\d\s\u00a0\u202f'.,]*$/u],
  ['phone', /^(\+|00|\()?[\d\s().\u00a0/-]{7,20}$/],
];

class ColumnLook {
  readonly #name: string;
  readonly #samples = new Set<string>();
  #possible = forms;
  #values: Map<string, number> | undefined = new Map();
  #seen = 0;
  #dateOrder: DateOrder | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  see(cell: string): void {
    if (cell === '') return;
    if (this.#samples.size < samplesShown) this.#samples.add(cell.slice(0, sampleLength));
    this.#count(cell);
    this.#seen += 1;
    if (this.#seen <= judged) this.#possible = this.#possible.filter(([, form]) => form.test(cell));
    // A day above twelve decides for all; of a month above twelve a later value may think otherwise.
    if (this.#dateOrder !== 'dmy' && cell.includes('/')) this.#dateOrder = dateOrderOf(cell) ?? this.#dateOrder;
  }

  #count(cell: string): void {
    const values = this.#values;
    if (!values) return;
    values.set(cell, (values.get(cell) ?? 0) + 1);
    if (values.size > mostValues || cell.length > longestValue) this.#values = undefined;
  }

  tell(): ColumnSurvey {
    const type = this.#seen === 0 ? 'empty' : (this.#possible[0]?.[0] ?? 'mixed');
    const values = this.#values;
    const told = { name: this.#name, samples: [...this.#samples], type, dateOrder: this.#dateOrder };
    return { ...told, ...(values && { values }) };
  }
}
