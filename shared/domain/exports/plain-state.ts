import type { FileState, Written } from './file-writer.ts';

export const emptyState: FileState = { rows: 0, at: 0, crc: 0, raw: 0, packed: 0 };

/** The next piece of a file that is text from beginning to end. */
export function writeText(state: FileState, text: string, rows = 0): Written {
  const bytes = new TextEncoder().encode(text);
  return { bytes, state: { ...state, rows: state.rows + rows, at: state.at + bytes.length } };
}
