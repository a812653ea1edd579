import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { FieldProblemCode } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';

/** What a row says about a field in one of its columns; never empty. */
export interface Cell {
  readonly column: string;
  /** Scheme of an identifier, part of an address. */
  readonly part?: string | undefined;
  readonly text: string;
}

/** Which of the usual forms is meant where a text alone does not tell. */
export interface CellSettings {
  /** Of the workspace: where the comma parts decimals. */
  readonly language: Language;
  /** Of the workspace, ISO code. */
  readonly country: string;
  readonly dateOrder: DateOrder;
  /** Of the workspace, IANA name: of times that name none. */
  readonly timeZone: string;
}

export type DateOrder = 'dmy' | 'mdy';

/** Gives the value that the field takes as input, as far as the cells can be understood. @throws UnreadableCell */
export type CellReader = (cells: readonly Cell[], settings: CellSettings, field: FieldDefinition) => unknown;

/** A cell that means nothing as a value of its field. */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';
  readonly cell: Cell;
  readonly code: FieldProblemCode;

  constructor(cell: Cell, code: FieldProblemCode) {
    super(`${cell.column}: ${code}`);
    this.cell = cell;
    this.code = code;
  }
}

/** Several values in one cell: parted by semicolons, commas, bars or line ends. */
export function splitValues(text: string): readonly string[] {
  return text
    .split(/[;,|\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The same word however it is written: letters and digits only, without case and accents. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
