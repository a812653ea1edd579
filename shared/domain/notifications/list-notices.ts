import { translate } from '#shared/model/messages/translate.ts';
import { mostUnread, readSchema } from '#shared/model/notifications.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { notificationKey, notificationsPartition } from '#shared/store/keys/teamwork.ts';
import { type Condition, isPresent, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { fromNoticeItem, type Notice, type StoredNotice } from './notify.ts';

export interface ToldNotice {
  readonly id: string;
  readonly at: string;
  readonly kind: Notice['kind'];
  /** What happened, in the language of the reader. */
  readonly text: string;
  /** Why the reader is told. */
  readonly why: string;
  readonly link: NonNullable<Notice['link']> | null;
  readonly read: boolean;
}

export interface NoticePage {
  readonly data: readonly ToldNotice[];
  /** Not read yet; a hundred stands for that many or more. */
  readonly unread: number;
  readonly page: { readonly next: string | null };
}

interface NoticeQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const isUnread: Condition = { attribute: 'readAt', op: 'absent' };

/** What the actor is told, newest first. @throws Problem `query.invalid` */
export async function listNotices(context: Context, query: NoticeQuery, language: Language): Promise<NoticePage> {
  const { limit, cursor } = query;
  if (cursor !== undefined && !/^ntf_[0-9A-Z]{26}$/.test(cursor))
    throw new Problem('query.invalid', { params: { parameter: 'cursor' } });
  const [page, unread] = await Promise.all([
    context.table.query({
      pk: notificationsPartition(context.actor.id),
      reverse: true,
      limit,
      consistent: true,
      ...(cursor !== undefined && { sk: { op: 'lt', value: cursor } }),
    }),
    listUnread(context),
  ]);
  const last = page.items.at(-1);
  return {
    data: page.items.map(fromNoticeItem).map((notice) => tell(notice, language)),
    unread: unread.length,
    page: { next: page.next && last ? last.sk : null },
  };
}

function tell({ id, at, kind, why, params, link, readAt }: StoredNotice, language: Language): ToldNotice {
  return {
    id,
    at,
    kind,
    text: translate(language, `notification.${kind}`, params),
    why: translate(language, `notificationWhy.${why}`),
    link: link ?? null,
    read: readAt !== undefined,
  };
}

/** Of the newest ones: what is older than these was seen, or will not be read any more. */
async function listUnread({ table, actor }: Context): Promise<readonly string[]> {
  const { items } = await table.query({
    pk: notificationsPartition(actor.id),
    reverse: true,
    limit: mostUnread,
    consistent: true,
    filter: isUnread,
  });
  return items.map(({ sk }) => sk);
}

/** Marks the actor's own as read, those that are named or all; repeating it changes nothing. @throws Problem `validation.failed` */
export async function markRead(context: Context, body: unknown): Promise<void> {
  const { ids } = checkBody(readSchema, body);
  const chosen = ids ?? (await listUnread(context));
  const readAt = context.now().toISOString();
  await inLanes([...new Set(chosen)].filter(isNoticeId), 8, async (id) => {
    const update = notificationKey(context.actor.id, id);
    try {
      await context.table.write({ update, set: { readAt }, if: { all: [isPresent, isUnread] } });
    } catch (error) {
      // Not there, or read before: either way there is nothing to mark.
      if (!(error instanceof WriteConflict)) throw error;
    }
  });
}

function isNoticeId(id: string): boolean {
  return /^ntf_[0-9A-Z]{26}$/.test(id);
}
