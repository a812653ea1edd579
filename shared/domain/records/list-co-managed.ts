import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { idOfSortKey, linkKey, linkPrefix, recordKey } from '#shared/store/keys.ts';
import type { Item } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type ListQuery, unsupported } from './list-query.ts';
import { fromItem, placementOf, type StoredRecord } from './record-item.ts';

interface CoManagedPage {
  readonly records: readonly StoredRecord[];
  /** Id of the record behind which the next page begins. */
  readonly next?: string;
}

export function isCoManagedQuery({ filters }: ListQuery): boolean {
  return filters.some(({ field }) => field === 'coManagers');
}

/**
 * The companies that a person manages together with others, youngest first: two round trips, for the links and for what
 * they lead to. A page can be short, when the caller may not read all of them.
 * @throws Problem `query.unsupported` for any other filter or sort
 */
export async function listCoManaged(
  context: Context,
  definition: ObjectDefinition,
  { filters, sort, limit }: ListQuery,
  after: string | undefined,
): Promise<CoManagedPage> {
  const [byCoManager, other] = filters;
  if (other) throw unsupported(definition, `filter[${other.field}] with filter[coManagers]`, []);
  if (sort) throw unsupported(definition, `sort=${sort.field}`, []);
  const [userId = ''] = byCoManager?.values ?? [];
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
  const records = ids.flatMap((id) => found.get(id) ?? []).filter((record) => isShown(context, record, userId));
  const last = ids.at(-1);
  return { records, ...(links.next && last !== undefined && { next: last }) };
}

function toRecordId({ sk }: Item): string {
  return idOfSortKey(sk);
}

/** Links and records are read one after the other: in between a record can have changed. */
function isShown({ actor }: Context, record: StoredRecord, userId: string): boolean {
  const placement = placementOf(record);
  const isLinked = record.deletedAt === undefined && placement.coManagerIds?.includes(userId) === true;
  return isLinked && may(actor, record.object, 'read', placement);
}
