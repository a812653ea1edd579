import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import { textOfCell } from './cell.ts';
import type { FileWriter } from './file-writer.ts';
import { emptyState, writeText } from './plain-state.ts';

/** As the usual spreadsheet of the language opens it right; what would be run as a formula is made harmless. */
export const csvWriter: FileWriter = {
  contentType: 'text/csv; charset=utf-8',
  begin: ({ header, language }) => writeText(emptyState, writeCsv([header], dialectOf(language))),
  add({ language }, state, rows) {
    const dialect = { ...dialectOf(language), byteOrderMark: false };
    return writeText(
      state,
      writeCsv(
        rows.map((cells) => cells.map(textOfCell)),
        dialect,
      ),
      rows.length,
    );
  },
  end: (_, state) => writeText(state, ''),
};
