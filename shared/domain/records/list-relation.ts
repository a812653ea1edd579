import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { sortFields } from '#shared/model/objects/filters.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import type { CursorPosition } from '#shared/store/cursor.ts';
import { noDate, valueSortKey } from '#shared/store/keys/parts.ts';
import { nameSortKey } from '#shared/store/keys/records.ts';
import { type MergedPage, type Partition, queryMerged } from '#shared/store/merged-query.ts';
import { cardOrderOf, cardRangesOf } from '#shared/store/record-index-keys.ts';
import type { Condition, Item } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';
import type { Context } from '../context.ts';
import { inDepartments, takeDepartments } from './list-departments.ts';
import { type FieldFilter, type ListQuery, unsupported } from './list-query.ts';
import { residual } from './list-residual.ts';
import { isIdOf, resolveRecord } from './read-record.ts';
import { sortNameOf, titleOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';

/** What hangs on one client: a part of the card, as the index has it or put in another order. */
export interface RelationPlan {
  readonly companyId: string;
  readonly partitions: readonly Partition[];
  readonly reverse: boolean;
  readonly filter?: Condition;
  /** A field by which the whole is sorted once it is read; absent: the order of the index. */
  readonly sortBy?: string;
}

/** Records that are read to be sorted; a query ends at 1 MB, which is some 800 of them, in any case. */
const maxSorted = 1000;

export function companyFilterOf({ company }: ObjectDefinition, { filters }: ListQuery): FieldFilter | undefined {
  return company !== 'companyId' ? undefined : filters.find(({ field, op }) => field === 'companyId' && op === 'eq');
}

/** @throws Problem `query.unsupported` */
export function planRelation(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  ofCompany: FieldFilter,
): RelationPlan {
  const [companyId = ''] = ofCompany.values;
  const sorts = [...new Set([...sortFields(definition), 'createdAt'])];
  const { sort } = query;
  if (sort && !sorts.includes(sort.field)) throw unsupported(definition, `sort=${sort.field}`, sorts);
  if (companyId === '') throw unsupported(definition, 'filter[companyId]', sorts);
  const choice = takeDepartments(context, query.filters);
  const ranges = cardRangesOf(definition.name);
  // Of several ranges, one comes behind the other whatever is in them.
  const isOrdered = !sort || (sort.field === indexOrderOf(definition) && ranges.length === 1);
  return {
    companyId,
    partitions: ranges.map((range) => ({ index: 'gsi1', pk: companyId, range })),
    reverse: sort?.descending ?? true,
    ...(!isOrdered && { sortBy: sort.field }),
    ...residual(
      definition,
      choice.filters.filter((filter) => filter !== ofCompany),
      inDepartments(choice),
    ),
  };
}

/** What a part of the card is sorted by; `undefined`: by a date that the actor does not see. */
function indexOrderOf({ name, date }: ObjectDefinition): string | undefined {
  return cardOrderOf(name) === 'date' ? date : 'createdAt';
}

/**
 * One page of it, in one round trip together with the client: whoever may not read that sees nothing through it, as if it
 * did not exist.
 * @throws Problem `query.unsupported`, when there is too much to be sorted
 */
export async function readRelation(
  context: Context,
  definition: ObjectDefinition,
  plan: RelationPlan,
  limit: number,
  after: CursorPosition | undefined,
): Promise<MergedPage> {
  const nothing: MergedPage = { items: [] };
  if (!isIdOf(definitions.companies, plan.companyId)) return nothing;
  const [company, page] = await Promise.all([
    findReadable(context, plan.companyId),
    readPage(context, definition, plan, limit, after).catch((error: unknown) => ({ error })),
  ]);
  if (!company) return nothing;
  if (company.id !== plan.companyId || company.absorbed) {
    const ids = [company.id, ...(company.absorbed ?? [])];
    const whole = await readPage(context, definition, ofPartitions(plan, ids), limit, after);
    return { ...whole, items: whole.items.map((item) => withCompany(item, company.id)) };
  }
  if ('error' in page) throw page.error;
  return page;
}

/** The client, or the one that it was merged into. */
async function findReadable(context: Context, id: string): Promise<StoredRecord | undefined> {
  try {
    return (await resolveRecord(context, definitions.companies, id)).record;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return undefined;
    throw error;
  }
}

function ofPartitions(plan: RelationPlan, ids: readonly string[]): RelationPlan {
  return { ...plan, partitions: ids.flatMap((pk) => plan.partitions.map((partition) => ({ ...partition, pk }))) };
}

/** A record that still hangs on a client that was merged belongs to the survivor. */
function withCompany(item: Item, companyId: string): Item {
  return { ...item, data: { ...(item.data as Fields), companyId } };
}

async function readPage(
  { table }: Context,
  definition: ObjectDefinition,
  plan: RelationPlan,
  limit: number,
  after: CursorPosition | undefined,
): Promise<MergedPage> {
  const { partitions, reverse, filter, sortBy } = plan;
  if (sortBy === undefined) return queryMerged(table, { ...plan, limit, ...(after && { after }) });
  const pages = await Promise.all(
    partitions.map(({ index, pk, range }) =>
      table.query({ index, pk, limit: maxSorted, ...(range && { sk: range }), ...(filter && { filter }) }),
    ),
  );
  if (pages.some(({ next }) => next)) {
    const order = partitions.length === 1 ? indexOrderOf(definition) : undefined;
    throw unsupported(definition, `sort=${sortBy} of so many ${definition.name} of one company`, order ? [order] : []);
  }
  const items = pages.flatMap((page) => page.items);
  return cutSorted(items, (item) => sortKeyOf(definition, sortBy, item), { reverse, limit, after });
}

/** The page behind the cursor, which holds the sort key: what keeps its own is met once, whatever is written meanwhile. */
function cutSorted(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { reverse, limit, after }: { reverse: boolean; limit: number; after: CursorPosition | undefined },
): MergedPage {
  const direction = reverse ? -1 : 1;
  const behind = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => !after || direction * compareUtf8(key, after.sk) > 0)
    .sort((one, other) => direction * compareUtf8(one.key, other.key));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  const hasMore = last && behind.length > limit;
  return { items: page.map(({ item }) => item), ...(hasMore && { next: { sk: last.key, id: last.item.pk } }) };
}

/** As the indexes of whole lists have it, so that a list sorts alike with and without a client. */
function sortKeyOf(definition: ObjectDefinition, field: string, item: Item): string {
  const record = fromItem(item);
  if (field === 'updatedAt' || field === 'createdAt') return valueSortKey(record[field], record.id);
  if (field !== definition.date)
    return nameSortKey(sortNameOf(definition, titleOf(definition, record.data)), record.id);
  const date = record.data[field];
  return valueSortKey(typeof date === 'string' ? date : noDate, record.id);
}
