import { importLimits } from '#shared/model/imports.ts';
import type { SourceRow } from '../source-table.ts';
import { type CellSettings, toCellText } from './cell-text.ts';
import { parseXml, type XmlHandlers } from './xml.ts';
import type { Archive } from './zip.ts';

const mostBytes = 512 * 1024 * 1024;

/** Rows of a sheet as they are unpacked. Of merged cells the first holds what is seen. @throws DamagedFile */
export async function* readSheetRows(
  archive: Archive,
  file: string,
  settings: CellSettings,
): AsyncGenerator<SourceRow> {
  const rows: SourceRow[] = [];
  const handlers = new RowBuilder(settings, (row) => rows.push(row));
  for await (const _piece of parseXml(await archive.read(file, mostBytes), handlers)) yield* rows.splice(0);
}

class RowBuilder implements XmlHandlers {
  readonly #settings: CellSettings;
  readonly #take: (row: SourceRow) => void;
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type: string | undefined;
  #style = 0;
  #value = '';
  #isValue = false;
  #isReading = false;

  constructor(settings: CellSettings, take: (row: SourceRow) => void) {
    this.#settings = settings;
    this.#take = take;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#row = Number(attributes.r ?? this.#row + 1);
        this.#cells = [];
        this.#column = -1;
        break;
      case 'c':
        this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
        this.#type = attributes.t;
        this.#style = Number(attributes.s ?? 0);
        this.#value = '';
        break;
      case 'rPh':
        this.#isReading = true;
        break;
      case 'v':
      case 't':
        this.#isValue = !this.#isReading;
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    if (name === 'rPh') this.#isReading = false;
    if (name === 'c') this.#keepCell();
    if (name === 'row') this.#take({ row: this.#row, cells: this.#cells });
  }

  #keepCell(): void {
    const raw = { type: this.#type, style: this.#style, value: this.#value };
    const text = toCellText(raw, this.#settings).trim();
    if (text === '') return;
    // One cell tells for all that lie beyond what a file may have.
    const at = Math.min(this.#column, importLimits.columns);
    while (this.#cells.length < at) this.#cells.push('');
    this.#cells[at] = text;
  }
}

/** `AB12` is in the column of number 27, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}
