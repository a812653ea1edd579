import { filePlaces } from '#shared/model/files.ts';
import { attachmentKey, pendingAttachmentKey, removedAttachmentKey } from '#shared/store/keys/records.ts';
import type { Item } from '#shared/store/table.ts';

/** A file of a record. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes */
  readonly size: number;
  readonly createdAt: string;
  /** User id. */
  readonly createdBy: string;
}

/** Where one stands: announced and not seen by anybody, there, or in the bin. */
export type AttachmentState = 'pending' | 'kept' | 'removed';

const keys = { pending: pendingAttachmentKey, kept: attachmentKey, removed: removedAttachmentKey } as const;

export function keyOfAttachment(state: AttachmentState, recordId: string, id: string) {
  return keys[state](recordId, id);
}

/** @param days after which the entry goes by itself */
export function toAttachmentItem(
  state: AttachmentState,
  recordId: string,
  attachment: Attachment,
  expiry?: { readonly now: Date; readonly days: number },
): Item {
  return {
    ...keyOfAttachment(state, recordId, attachment.id),
    type: state === 'pending' ? 'upload' : 'attachment',
    shape: 1,
    ...attachment,
    ...(expiry && { ttl: Math.floor(expiry.now.getTime() / 1000) + expiry.days * 24 * 3600 }),
  };
}

export function fromAttachmentItem(item: Item): Attachment {
  const { id, fileName, contentType, size, createdAt, createdBy } = item as unknown as Attachment;
  return { id, fileName, contentType, size, createdAt, createdBy };
}

/** The service takes an entry away only some time after it is over. */
export function isOver(item: Item, now: Date): boolean {
  return item.ttl !== undefined && Number(item.ttl) < now.getTime() / 1000;
}

/** Ids only: a key is seen in logs, and a name can be that of a person. */
export function fileKeyOf(state: AttachmentState, recordId: string, id: string): string {
  if (state === 'pending') return `${filePlaces.uploads}${recordId}/${id}`;
  return `${state === 'kept' ? filePlaces.attachments : filePlaces.removed}${recordId}/${id}`;
}
