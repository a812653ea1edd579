import type { Delimiter, Encoding, ImportFormat } from '#shared/model/imports.ts';

export interface SourceRow {
  /** As a spreadsheet counts it: the header is in row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** How the file is written, where somebody knows better than what can be detected. */
export interface FileSettings {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** Name of a sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/** How a file is written; a workbook has sheets where a text has an encoding and a delimiter. */
export interface SourceForm {
  readonly format: ImportFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
}

/** The rows of a file, which are never all in memory. */
export interface SourceTable extends SourceForm {
  /** Names of the sheets that could be read. */
  readonly sheets: readonly string[];
  /** Names of the header, each of them once. */
  readonly columns: readonly string[];
  /** Reads the file anew, without the header and without rows that hold nothing. @throws Problem `import.unreadable` */
  rows(): AsyncIterable<SourceRow>;
}
