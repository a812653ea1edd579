import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { idOfSortKey, linkKey, linkPrefix, recordKey } from '#shared/store/keys.ts';
import type { Item } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type FieldFilter, type ListQuery, unsupported } from './list-query.ts';
import { coManagerIdsOf, fromItem, placementOf, type StoredRecord } from './record-item.ts';

interface LinkedPage {
  readonly records: readonly StoredRecord[];
  /** Id of the record behind which the next page begins. */
  readonly next?: string;
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
 * lead to. A page can be short, when the caller may not read all of them.
 * @throws Problem `query.unsupported`
 */
export async function listLinked(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  link: FieldFilter,
  after: string | undefined,
): Promise<LinkedPage> {
  requireAlone(definition, query, link);
  const { limit } = query;
  const [userId = ''] = link.values;
  if (!context.directory.users.has(userId)) return { records: [] };

  const links = await context.table.query({
    pk: userId,
    sk: { beginsWith: linkPrefix(definition.name) },
    reverse: true,
    limit,
    ...(after !== undefined && { startAfter: { ...linkKey(userId, definition.name, after) } }),
  });
  const ids = links.items.map(toRecordId);
  const items = await context.table.getMany(ids.map(recordKey));
  const found = new Map(items.map((item) => [item.pk, fromItem(item)]));
  const records = ids
    .flatMap((id) => found.get(id) ?? [])
    .filter((record) => isShown(context, record, link.field, userId));
  const last = ids.at(-1);
  return { records, ...(links.next && last !== undefined && { next: last }) };
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
