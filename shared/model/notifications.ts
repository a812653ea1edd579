import * as z from 'zod/mini';
import type { MessageKey } from './messages/translate.ts';

type Ending<Key extends string, Prefix extends string> = Key extends `${Prefix}.${infer Name}` ? Name : never;

/** What happened; its words are in the messages under `notification.<kind>`. */
export type NotificationKind = Ending<MessageKey, 'notification'>;

/** Why somebody is told; in the messages under `notificationWhy.<why>`. */
export type NotificationWhy = Ending<MessageKey, 'notificationWhy'>;

/** More are not shown at once, nor counted. */
export const mostUnread = 100;

/** Absent: all that were not read. */
export const readSchema = z.strictObject(
  {
    ids: z.optional(
      z
        .array(z.string({ error: 'type' }).check(z.maxLength(60, { error: 'too_long' })), { error: 'type' })
        .check(z.maxLength(mostUnread, { error: 'too_many' })),
    ),
  },
  { error: 'type' },
);
