import { readAttachmentFacts } from '#shared/model/attachments.ts';
import { filePlaceDays } from '#shared/model/files.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { isAbsent, isPresent } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { readRecordToChange } from './attachment-access.ts';
import { type Attachment, fileKeyOf, keyOfAttachment, toAttachmentItem } from './attachment-item.ts';
import type { FileStore, Upload } from './file-store.ts';
import { findAttachment, writeTogether } from './find-attachment.ts';
import { noteFile } from './note-file.ts';

/**
 * Takes note of a file that is about to be sent, and says where to. Nobody sees it before `completeAttachment`; one that
 * never comes is forgotten within a day.
 * @throws Problem `validation.failed` | `not_found` | `access.denied`
 */
export async function announceAttachment(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  recordId: string,
  body: unknown,
): Promise<Attachment & { readonly upload: Upload }> {
  const record = await readRecordToChange(context, definition, recordId);
  const facts = readAttachmentFacts(body);
  const now = context.now();
  const attachment: Attachment = {
    id: context.newId('att'),
    ...facts,
    createdAt: now.toISOString(),
    createdBy: context.actor.id,
  };
  const upload = await files.createUpload(fileKeyOf('pending', record.id, attachment.id), facts);
  const expiry = { now, days: filePlaceDays.uploads };
  await context.table.write({ put: toAttachmentItem('pending', record.id, attachment, expiry), if: isAbsent });
  return { ...attachment, upload };
}

/**
 * Makes a file that has arrived one of the record's. It is copied to its place first, where the address to which it was
 * sent cannot change it any more. Repeated, it answers the same.
 * @throws Problem `not_found` | `access.denied`
 * @throws Problem `file.not_arrived`: it is not there yet, or not as it was announced
 */
export async function completeAttachment(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  recordId: string,
  id: string,
): Promise<Attachment> {
  const record = await readRecordToChange(context, definition, recordId);
  const [pending, kept] = await Promise.all([
    findAttachment(context, 'pending', record.id, id),
    findAttachment(context, 'kept', record.id, id),
  ]);
  if (kept) return kept;
  if (!pending) throw new Problem('not_found');
  const uploadKey = fileKeyOf('pending', record.id, id);
  const arrived = await files.head(uploadKey);
  if (arrived?.size !== pending.size || arrived.contentType !== pending.contentType)
    throw new Problem('file.not_arrived');
  await files.copy(uploadKey, fileKeyOf('kept', record.id, id));
  await writeTogether(context, [
    { delete: keyOfAttachment('pending', record.id, id), if: isPresent },
    { put: toAttachmentItem('kept', record.id, pending), if: isAbsent },
    noteFile(context, record, 'attach', pending.fileName),
  ]);
  return pending;
}
