import type { NotificationKind, NotificationWhy } from '#shared/model/notifications.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { notificationKey } from '#shared/store/keys/teamwork.ts';
import { type Item, isAbsent, type Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

export interface Notice {
  readonly kind: NotificationKind;
  /** Why it is for this person. */
  readonly why: NotificationWhy;
  /** Fill the words of the kind. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The record that it is about, if the receiver may read it. */
  readonly link?: { readonly object: ObjectName; readonly id: string };
}

export interface StoredNotice extends Notice {
  readonly id: string;
  readonly at: string;
  readonly readAt?: string;
}

const keptSeconds = 90 * 24 * 60 * 60;

/** Tells somebody, in the transaction of what happened; it is kept for ninety days. */
export function writeNotice(context: Pick<Context, 'now' | 'newId'>, userId: string, notice: Notice): Write {
  const id = context.newId('ntf');
  const now = context.now();
  return {
    put: {
      ...notificationKey(userId, id),
      type: 'notification',
      shape: 1,
      at: now.toISOString(),
      notice,
      ttl: Math.floor(now.getTime() / 1000) + keptSeconds,
    },
    if: isAbsent,
  };
}

export function fromNoticeItem({ sk, at, notice, readAt }: Item): StoredNotice {
  return {
    ...(notice as Notice),
    id: sk,
    at: at as string,
    ...(readAt !== undefined && { readAt: readAt as string }),
  };
}
