import { importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import type { FileStore } from '../../files/file-store.ts';
import { sourceKey } from '../create-import.ts';
import type { ImportEntry } from '../import-entry.ts';
import { openTable } from '../source/open-table.ts';
import { openFile } from '../source/source-file.ts';
import type { FileSettings, SourceTable } from '../source/source-table.ts';

export interface LoadedSource extends SourceTable {
  /** Of the file: another one has another. */
  readonly etag: string;
}

/** @throws Problem `import.no_file` | `import.unreadable` | `import.damaged` | `import.too_long` */
export async function loadSource(
  files: FileStore,
  entry: Pick<ImportEntry, 'id' | 'format'>,
  settings: FileSettings,
): Promise<LoadedSource> {
  const file = await openFile(files, sourceKey(entry));
  if (!file) throw new Problem('import.no_file');
  const { rows, bytes } = importLimits.csv;
  if (file.size > bytes) throw new Problem('import.too_long', { params: { most: rows } });
  return { ...(await openTable(file, settings)), etag: file.etag };
}
