import type { Language } from '#shared/model/tenant.ts';
import type { Cell } from './cell.ts';

/** What a writer must know of the bytes before, to go on in another process: plain numbers. */
export interface FileState {
  readonly rows: number;
  /** Bytes of the file. */
  readonly at: number;
  /** Of the part of the file that is compressed: its checksum, and bytes before and after. */
  readonly crc: number;
  readonly raw: number;
  readonly packed: number;
}

export interface FileHead {
  /** One text for each column; of lines that need none, empty. */
  readonly header: readonly string[];
  readonly title: string;
  readonly language: Language;
  readonly timeZone: string;
}

export interface Written {
  readonly bytes: Uint8Array;
  readonly state: FileState;
}

/** Makes a file piece after piece, of which it keeps none: `begin`, any number of `add`, `end`. */
export interface FileWriter {
  readonly contentType: string;
  begin(head: FileHead): Written;
  /** @throws Problem `export.too_large` when the format holds no more */
  add(head: FileHead, state: FileState, rows: readonly (readonly Cell[])[]): Written;
  end(head: FileHead, state: FileState): Written;
}
