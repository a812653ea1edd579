import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CursorPosition } from '#shared/store/cursor.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { linkKey, linkPrefix, ownerPartition, recordKey } from '#shared/store/keys/records.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import type { Item } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type FieldFilter, type ListQuery, unsupported } from './list-query.ts';
import { coManagerIdsOf, placementOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

interface LinkedPage {
  readonly records: readonly StoredRecord[];
  /** Behind it the next page begins. */
  readonly next?: CursorPosition;
}

/** The filter that names a person under whose name the records are listed: a co-manager, the author of a task. */
export function findLinkFilter(definition: ObjectDefinition, { filters }: ListQuery): FieldFilter | undefined {
  return filters.find(({ field, op }) => op === 'eq' && findField(definition, field)?.linked);
}

/** @throws Problem `query.unsupported` for any other filter or sort: the links know neither */
export function requireAlone(definition: ObjectDefinition, { filters, sort }: ListQuery, link: FieldFilter): void {
  const other = filters.find((filter) => filter !== link);
  if (other) throw unsupported(definition, `filter[${other.field}] with filter[${link.field}]`, []);
  if (sort) throw unsupported(definition, `sort=${sort.field}`, []);
}

/**
 * The records that name a person besides their owner, youngest first: two round trips, for the links and for what they
 * lead to. Clients of an account manager who is away follow, for who stands in for them, the last change first: a third
 * one. A page can be short, when the caller may not read all of them.
 * @throws Problem `query.unsupported`
 */
export async function listLinked(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  link: FieldFilter,
  after: CursorPosition | undefined,
): Promise<LinkedPage> {
  requireAlone(definition, query, link);
  const [userId = ''] = link.values;
  if (!context.directory.users.has(userId)) return { records: [] };
  const absent = absentFor(context, definition, userId);
  const named = isBehindLinks(after) ? { records: [] } : await listNamed(context, definition, query, link, after);
  const room = query.limit - named.records.length;
  if (named.next !== undefined || absent.length === 0) return named;
  if (room <= 0) return { ...named, next: behindLinks };
  const lent = await listLent(context, definition, absent, room, isBehindLinks(after) ? after : undefined);
  return { ...lent, records: [...named.records, ...lent.records] };
}

/** Sort keys of links are ids, which begin with letters; times begin with digits. */
function isBehindLinks(after: CursorPosition | undefined): after is CursorPosition {
  return after !== undefined && after.sk !== after.id;
}

const behindLinks: CursorPosition = { sk: '~', id: 'links' };

async function listNamed(
  context: Context,
  definition: ObjectDefinition,
  { limit }: ListQuery,
  link: FieldFilter,
  after: CursorPosition | undefined,
): Promise<LinkedPage> {
  const [userId = ''] = link.values;
  const links = await context.table.query({
    pk: userId,
    sk: { beginsWith: linkPrefix(definition.name) },
    reverse: true,
    limit,
    ...(after !== undefined && { startAfter: { ...linkKey(userId, definition.name, after.id) } }),
  });
  const ids = links.items.map(toRecordId);
  const items = await context.table.getMany(ids.map(recordKey));
  const found = new Map(items.map((item) => [item.pk, fromItem(item)]));
  const records = ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((record) => isShown(context, record, link.field, userId));
  const last = ids.at(-1);
  return { records, ...(links.next && last !== undefined && { next: { sk: last, id: last } }) };
}

/** Whose clients stand among somebody's own today, since they stand in for them. */
function absentFor({ actor }: Context, { company }: ObjectDefinition, userId: string): readonly string[] {
  return company === 'id' && userId === actor.id ? actor.standsInFor : [];
}

async function listLent(
  context: Context,
  { name }: ObjectDefinition,
  absent: readonly string[],
  limit: number,
  after: CursorPosition | undefined,
): Promise<LinkedPage> {
  const { items, next } = await queryMerged(context.table, {
    partitions: absent.map((id) => ({ index: 'gsi2' as const, pk: ownerPartition(name, id) })),
    reverse: true,
    limit,
    ...(after && after.sk !== behindLinks.sk && { after }),
  });
  const { actor } = context;
  const records = items
    .map(fromItem)
    .filter((record) => !coManagerIdsOf(record).includes(actor.id) && may(actor, name, 'read', placementOf(record)));
  return { records, ...(next && { next }) };
}

function toRecordId({ sk }: Item): string {
  return idOfSortKey(sk);
}

/** Links and records are read one after the other: in between a record can have changed. */
function isShown({ actor }: Context, record: StoredRecord, field: string, userId: string): boolean {
  const value = record.data[field];
  const isNamed = field === 'coManagers' ? coManagerIdsOf(record).includes(userId) : value === userId;
  return isNamed && record.deletedAt === undefined && may(actor, record.object, 'read', placementOf(record));
}
