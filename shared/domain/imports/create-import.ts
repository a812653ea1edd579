import { formatOf, type ImportFormat, importLimits, importSchema } from '#shared/model/imports.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { FileStore, Upload } from '../files/file-store.ts';
import { type ImportEntry, insertEntry } from './import-entry.ts';

/**
 * Begins an import: gives the address to which its file goes.
 * @throws Problem `validation.failed` | `access.denied`
 */
export async function createImport(
  context: Context,
  files: FileStore,
  body: unknown,
): Promise<{ readonly entry: ImportEntry; readonly upload: Upload }> {
  const { object, fileName, size } = checkBody(importSchema, body);
  if (!definitions[object].imported)
    throw new Problem('validation.failed', { errors: [{ pointer: '/object', code: 'option' }] });
  requireAny(context.actor, object, 'import');
  const { id: createdBy, departmentId } = context.actor;
  const entry = newEntry(context, { object, fileName, createdBy, departmentId });
  const upload = await announceSource(files, entry, size);
  await insertEntry(context.table, entry);
  return { entry, upload };
}

/** An import that nothing is known of yet but the name of its file. */
export function newEntry(
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  about: Pick<ImportEntry, 'object' | 'fileName' | 'createdBy' | 'departmentId'>,
): ImportEntry {
  const format = formatOf(about.fileName);
  return { id: newId('imp'), format, status: 'new', createdAt: now().toISOString(), ...about };
}

/** Where the file goes. @param size in bytes, if it is known @throws Problem `validation.failed` */
export async function announceSource(
  files: FileStore,
  entry: Pick<ImportEntry, 'id' | 'format'>,
  size: number | undefined,
): Promise<Upload> {
  const { format = 'csv' } = entry;
  if ((size ?? 0) > importLimits[format].bytes)
    throw new Problem('validation.failed', { errors: [{ pointer: '/size', code: 'too_long' }] });
  const contentType = contentTypes[format];
  return files.createUpload(sourceKey(entry), { contentType, ...(size !== undefined && { size }) });
}

const contentTypes: Readonly<Record<ImportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Where the file lies as it was sent. */
export function sourceKey({ id, format = 'csv' }: Pick<ImportEntry, 'id' | 'format'>): string {
  return `imports/${id}/source.${format}`;
}
