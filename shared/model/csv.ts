/** How a table of text is written so that the usual spreadsheet of a language opens it right. */
export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Without it Excel takes UTF-8 for the local code page. */
  readonly byteOrderMark: boolean;
}

const spreadsheetDialect: CsvDialect = { delimiter: ';', byteOrderMark: true };
const plainDialect: CsvDialect = { delimiter: ',', byteOrderMark: false };

/** Where the comma parts decimals, the semicolon parts columns. */
export function dialectOf(language: string): CsvDialect {
  return language === 'en' ? plainDialect : spreadsheetDialect;
}

/** RFC 4180 */
export function writeCsv(rows: readonly (readonly string[])[], dialect: CsvDialect): string {
  const lines = rows.map((row) =>
    row.map((cell) => quote(neutralise(cell), dialect.delimiter)).join(dialect.delimiter),
  );
  return `${dialect.byteOrderMark ? '\ufeff' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it; plain numbers and lists of phones do not. */
function neutralise(cell: string): string {
  return /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d\s().,+-]*$/.test(cell)) ? `'${cell}` : cell;
}

/** A cell as it was before `writeCsv` made it harmless. */
export function restoreCell(cell: string): string {
  const bare = cell.slice(1);
  return cell.startsWith("'") && neutralise(bare) === cell ? bare : cell;
}

function quote(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
