import { importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { type FileStore, FileTooLarge } from '../files/file-store.ts';
import { sourceKey } from './create-import.ts';
import { type FileSettings, readTable, type SourceTable } from './read-table.ts';

/** @throws Problem `import.no_file` | `import.unreadable` | `import.too_long` */
export async function loadSource(files: FileStore, id: string, settings: FileSettings): Promise<SourceTable> {
  const bytes = await readBounded(files, id);
  if (!bytes) throw new Problem('import.no_file');
  return readTable(bytes, settings);
}

async function readBounded(files: FileStore, id: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(sourceKey(id), importLimits.bytes);
  } catch (error) {
    if (error instanceof FileTooLarge) throw new Problem('import.too_long', { params: { most: importLimits.rows } });
    throw error;
  }
}
