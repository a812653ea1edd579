import { filePlaceDays } from '#shared/model/files.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { isAbsent, isPresent } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { readRecordToChange } from './attachment-access.ts';
import {
  type Attachment,
  type AttachmentState,
  fileKeyOf,
  keyOfAttachment,
  toAttachmentItem,
} from './attachment-item.ts';
import type { FileStore } from './file-store.ts';
import { findAttachment, findHolder, readAttachment, writeTogether } from './find-attachment.ts';
import { noteFile } from './note-file.ts';

/** Into the bin for 30 days, from which `restoreAttachment` brings it back. @throws Problem `not_found` | `access.denied` */
export async function removeAttachment(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  recordId: string,
  id: string,
): Promise<void> {
  const record = await readRecordToChange(context, definition, recordId);
  const holder = await findHolder(context, record, id);
  const attachment = await readAttachment(context, 'kept', holder, id);
  await move(context, files, { record, holder }, attachment, 'kept', 'removed');
}

/** @throws Problem `not_found`, when it was never there or is gone for good | `access.denied` */
export async function restoreAttachment(
  context: Context,
  files: FileStore,
  definition: ObjectDefinition,
  recordId: string,
  id: string,
): Promise<Attachment> {
  const record = await readRecordToChange(context, definition, recordId);
  const holder = await findHolder(context, record, id);
  const kept = await findAttachment(context, 'kept', holder, id);
  if (kept) return kept;
  const attachment = await readAttachment(context, 'removed', holder, id);
  await move(context, files, { record, holder }, attachment, 'removed', 'kept');
  return attachment;
}

interface Place {
  readonly record: StoredRecord;
  /** Id of the record under which the file lies. */
  readonly holder: string;
}

/** The file goes to its new place before the table says so, and from the old one after: broken off, nothing is lost. */
async function move(
  context: Context,
  files: FileStore,
  { record, holder }: Place,
  attachment: Attachment,
  from: AttachmentState,
  to: AttachmentState,
): Promise<void> {
  const { id, fileName } = attachment;
  const old = fileKeyOf(from, holder, id);
  await files.copy(old, fileKeyOf(to, holder, id));
  const isRemoval = to === 'removed';
  const expiry = isRemoval ? { now: context.now(), days: filePlaceDays.removed } : undefined;
  await writeTogether(context, [
    { delete: keyOfAttachment(from, holder, id), if: isPresent },
    { put: toAttachmentItem(to, holder, attachment, expiry), if: isAbsent },
    noteFile(context, record, isRemoval ? 'detach' : 'reattach', fileName),
  ]);
  await files.remove(old);
}
