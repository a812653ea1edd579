import { openTable } from '#shared/domain/imports/source/open-table.ts';
import { openFile, type SourceFile } from '#shared/domain/imports/source/source-file.ts';
import type { FileSettings, SourceRow, SourceTable } from '#shared/domain/imports/source/source-table.ts';
import { type Survey, surveyTable } from '#shared/domain/imports/source/survey.ts';
import { createMemoryFiles } from './memory-files.ts';

/** A file that is read in parts as small as that. In bytes. */
export async function fileOf(bytes: Uint8Array, partSize?: number): Promise<SourceFile> {
  const files = createMemoryFiles();
  await files.write('source', bytes, 'text/plain');
  const file = await openFile(files, 'source', partSize);
  if (!file) throw new Error('there is no file');
  return file;
}

export interface WholeTable extends Omit<SourceTable, 'rows'> {
  readonly rows: readonly SourceRow[];
  readonly survey: Survey;
}

/** All of a table at once, as only a test wants it. */
export async function readTable(
  bytes: Uint8Array,
  settings: FileSettings = {},
  partSize?: number,
): Promise<WholeTable> {
  const table = await openTable(await fileOf(bytes, partSize), settings);
  const survey = await surveyTable(table);
  const rows: SourceRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, rows, survey };
}
