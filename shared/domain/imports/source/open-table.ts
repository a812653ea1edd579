import { importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { openCsv } from './open-csv.ts';
import type { SourceFile } from './source-file.ts';
import type { FileSettings, SourceForm, SourceRow, SourceTable } from './source-table.ts';
import { isWorkbook, openWorkbook } from './xlsx/open-workbook.ts';

interface OpenFile {
  readonly form: SourceForm;
  readonly sheets?: readonly string[];
  readonly records: () => AsyncIterable<SourceRow>;
}

/** A file is what it holds, whatever it is called. @throws Problem `import.unreadable` | `import.damaged` */
export async function openTable(file: SourceFile, settings: FileSettings = {}): Promise<SourceTable> {
  const {
    form,
    sheets = [],
    records,
  }: OpenFile = isWorkbook(file) ? await openWorkbook(file, settings) : await openCsv(file, settings);
  const header = await readHeader(records());
  return {
    ...form,
    sheets,
    columns: nameColumns(header.cells),
    async *rows() {
      for await (const record of records()) if (record.row > header.row && holdsSomething(record)) yield record;
    },
  };
}

async function readHeader(records: AsyncIterable<SourceRow>): Promise<SourceRow> {
  for await (const record of records) {
    if (!holdsSomething(record)) continue;
    const { row, cells } = record;
    if (cells.length > importLimits.columns) throw new Problem('import.unreadable', { params: { row } });
    return record;
  }
  throw new Problem('import.unreadable', { params: { row: 1 } });
}

function holdsSomething({ cells }: SourceRow): boolean {
  return cells.some((cell) => cell !== '');
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
