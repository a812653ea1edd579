import { parse } from 'csv-parse/sync';

/**
 * Rows of a comma-separated text by the names in its first line (RFC 4180), as forgiving as data from elsewhere need it: any
 * ends of lines, a mark of order at the beginning, quotes within cells, rows that are too short or too long.
 */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  return parse(text, {
    columns: (names: readonly string[]) => names.map((name) => name.trim()),
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
}
