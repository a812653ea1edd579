import { CsvError, parse } from 'csv-parse/sync';
import { restoreCell } from '#shared/model/csv.ts';
import { type Delimiter, delimiters, type Encoding, importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { decodeText } from './decode-text.ts';

export interface SourceRow {
  /** As a spreadsheet counts it: the header is in row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface SourceTable {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Names of the header, each of them once. */
  readonly columns: readonly string[];
  /** Without those that hold nothing. */
  readonly rows: readonly SourceRow[];
}

/** How the file is written, where somebody knows better than what can be detected. */
export interface FileSettings {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/**
 * A file of comma-separated values as people have it: with quotes inside cells, short rows, empty lines, and marks that
 * spreadsheets leave.
 * @throws Problem `import.unreadable` | `import.too_long`
 */
export function readTable(bytes: Uint8Array, settings: FileSettings = {}): SourceTable {
  const { encoding, text } = decodeText(bytes, settings.encoding);
  const { body, named } = cutSeparatorLine(text);
  const delimiter = settings.delimiter ?? named ?? detectDelimiter(body);
  const skipped = named === undefined ? 1 : 2;
  const records = parseRecords(body, delimiter)
    .map((cells, at) => ({ row: at + skipped, cells: cells.map((cell) => restoreCell(cell.trim()).trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rows] = records;
  if (!header) throw new Problem('import.unreadable', { params: { row: 1 } });
  if (rows.length > importLimits.rows) throw new Problem('import.too_long', { params: { most: importLimits.rows } });
  if (header.cells.length > importLimits.columns)
    throw new Problem('import.unreadable', { params: { row: header.row } });
  return { encoding, delimiter, columns: nameColumns(header.cells), rows };
}

/** Excel's own `sep=;` before the header. */
function cutSeparatorLine(text: string): { readonly body: string; readonly named?: Delimiter } {
  const [line, sign] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const named = delimiters.find((one) => one === sign);
  return line !== undefined && named ? { body: text.slice(line.length), named } : { body: text };
}

const sampleRecords = 20;

/** The one by which the first rows fall into the most columns, and the same number of them. */
function detectDelimiter(text: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreDelimiter(text, delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function scoreDelimiter(text: string, delimiter: Delimiter): number {
  const records = trySample(text, delimiter).filter((cells) => cells.some((cell) => cell !== ''));
  const width = records[0]?.length ?? 0;
  const fitting = records.filter((cells) => cells.length === width).length;
  return (width * fitting) / Math.max(1, records.length);
}

function trySample(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  try {
    return parseRecords(text, delimiter, sampleRecords);
  } catch {
    return [];
  }
}

function parseRecords(text: string, delimiter: Delimiter, to?: number): readonly (readonly string[])[] {
  try {
    return parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      ...(to !== undefined && { to }),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem('import.unreadable', { params: { row: Number(error.records ?? 0) + 1 } });
  }
}

/** A header that is empty or met before gets its number, so that a mapping can name every column. */
function nameColumns(header: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const [at, cell] of header.entries()) {
    let name = cell.replace(/\s+/g, ' ').slice(0, 100);
    while (name === '' || names.has(name)) name = `${name} (${at + 1})`.trim();
    names.add(name);
  }
  return [...names];
}
