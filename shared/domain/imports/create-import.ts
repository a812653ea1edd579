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
  const format = formatOf(fileName);
  if ((size ?? 0) > importLimits[format].bytes)
    throw new Problem('validation.failed', { errors: [{ pointer: '/size', code: 'too_long' }] });
  const { id: createdBy, departmentId } = context.actor;
  const entry: ImportEntry = {
    id: context.newId('imp'),
    object,
    fileName,
    format,
    status: 'new',
    createdAt: context.now().toISOString(),
    createdBy,
    departmentId,
  };
  const upload = await files.createUpload(sourceKey(entry), {
    contentType: contentTypes[format],
    ...(size !== undefined && { size }),
  });
  await insertEntry(context.table, entry);
  return { entry, upload };
}

const contentTypes: Readonly<Record<ImportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Where the file lies as it was sent. */
export function sourceKey({ id, format = 'csv' }: Pick<ImportEntry, 'id' | 'format'>): string {
  return `imports/${id}/source.${format}`;
}
