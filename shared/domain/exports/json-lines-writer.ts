import { textOfCell } from './cell.ts';
import type { FileWriter } from './file-writer.ts';
import { emptyState, writeText } from './plain-state.ts';

/** Each row has one cell: a line of JSON. */
export const jsonLinesWriter: FileWriter = {
  contentType: 'application/x-ndjson',
  begin: () => writeText(emptyState, ''),
  add: (_, state, rows) => writeText(state, rows.map(([line = null]) => `${textOfCell(line)}\n`).join(''), rows.length),
  end: (_, state) => writeText(state, ''),
};
