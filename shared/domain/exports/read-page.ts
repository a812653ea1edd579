import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { textKey } from '#shared/store/keys/records.ts';
import { isWithin, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { findLinkFilter } from '../records/list-linked.ts';
import type { ListQuery } from '../records/list-query.ts';
import { listRecords } from '../records/list-records.ts';
import { companyFilterOf } from '../records/list-relation.ts';

const pageSize = 200;

export interface ExportPage {
  /** Whole, as far as the actor may know them. */
  readonly records: readonly CrmRecord[];
  /** Of the next page; absent: this is the last. */
  readonly next?: string;
}

/** One page of a list, as far as the right to export reaches. @throws as `listRecords` */
export async function readExportPage(
  context: Context,
  definition: ObjectDefinition,
  query: Omit<ListQuery, 'limit' | 'cursor' | 'fields'>,
  cursor: string | undefined,
): Promise<ExportPage> {
  const scope = scopeOf(context.actor, definition.name, 'export');
  const { data, page } = await listRecords(context, definition, {
    filters: query.filters,
    ...(query.sort && { sort: query.sort }),
    limit: pageSize,
    ...(cursor !== undefined && { cursor }),
  });
  const records = (data as readonly CrmRecord[]).filter((record) => {
    const ownerId = String(record[definition.owner] ?? '');
    const departmentId = context.directory.users.get(ownerId)?.departmentId ?? '';
    return isWithin(context.actor, scope, { ownerId, departmentId });
  });
  return { records: await joinTexts(context, records), ...(page.next !== null && { next: page.next }) };
}

/**
 * The query in an order that stays while people go on working: a record that is changed moves in the order of changes, and
 * would be met twice or not at all.
 */
export function inLastingOrder(definition: ObjectDefinition, query: ListQuery): ListQuery {
  const { sort, ...unsorted } = query;
  if (sort && sort.field !== 'updatedAt') return query;
  if (findLinkFilter(definition, query) || companyFilterOf(definition, query)) return unsorted;
  const field = definition.listBy === 'date' ? definition.date : definition.title[0];
  return field === undefined ? query : { ...unsorted, sort: { field, descending: false } };
}

/** Lists hold only the beginning of a long text. */
async function joinTexts(context: Context, records: readonly CrmRecord[]): Promise<readonly CrmRecord[]> {
  const cut = records.filter(({ excerpts }) => excerpts !== undefined);
  if (cut.length === 0) return records;
  const items = await context.table.getMany(cut.map(({ id }) => textKey(id)));
  const texts = new Map(items.map((item) => [item.pk, item.texts as Fields]));
  return records.map((record) => {
    const { excerpts, ...rest } = record;
    if (excerpts === undefined) return record;
    const known = texts.get(record.id) ?? {};
    const whole = (excerpts as readonly string[]).filter((name) => name in known).map((name) => [name, known[name]]);
    return nestCustom({ ...flattenCustom(rest), ...Object.fromEntries(whole) }) as CrmRecord;
  });
}
