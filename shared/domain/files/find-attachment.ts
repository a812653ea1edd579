import { Problem } from '#shared/model/problems.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { listOrigins } from '../records/origins.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import {
  type Attachment,
  type AttachmentState,
  fromAttachmentItem,
  isOver,
  keyOfAttachment,
} from './attachment-item.ts';

/** Nothing: there is none, or not in this state. */
export async function findAttachment(
  context: Context,
  state: AttachmentState,
  recordId: string,
  id: string,
): Promise<Attachment | undefined> {
  if (!isAttachmentId(id)) return undefined;
  const item = await context.table.get(keyOfAttachment(state, recordId, id), { consistent: true });
  return item && !isOver(item, context.now()) ? fromAttachmentItem(item) : undefined;
}

/** The record under whose id the file lies: this one, or one that was merged into it. */
export async function findHolder({ table }: Context, record: StoredRecord, id: string): Promise<string> {
  if (!record.merged || !isAttachmentId(id)) return record.id;
  const origins = await listOrigins(table, record);
  const states: readonly AttachmentState[] = ['kept', 'removed', 'pending'];
  const keys = origins.flatMap((origin) => states.map((state) => keyOfAttachment(state, origin, id)));
  const [item] = await table.getMany(keys, { consistent: true });
  return item?.pk ?? record.id;
}

function isAttachmentId(id: string): boolean {
  return /^att_[0-9A-Z]{26}$/.test(id);
}

/** @throws Problem `not_found` */
export async function readAttachment(
  context: Context,
  state: AttachmentState,
  recordId: string,
  id: string,
): Promise<Attachment> {
  const attachment = await findAttachment(context, state, recordId, id);
  if (!attachment) throw new Problem('not_found');
  return attachment;
}

/** @throws Problem `write.conflict`: somebody else moved it at the same moment */
export async function writeTogether({ table }: Context, writes: readonly Write[]): Promise<void> {
  try {
    await table.transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
}
