import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { toCrmRecord } from './crm-record.ts';
import { findLinkFilter, listLinked, requireAlone } from './list-linked.ts';
import { fingerprintOf, planList } from './list-plan.ts';
import { type FieldFilter, invalid, type ListQuery } from './list-query.ts';
import { companyFilterOf, planRelation, readRelation } from './list-relation.ts';
import { isIdOf } from './read-record.ts';
import { fromItem } from './record-item.ts';

export interface RecordPage {
  readonly data: readonly Partial<CrmRecord>[];
  readonly page: { readonly next: string | null };
}

/**
 * One page of the records that the actor may read. A page can be short and still have a next one: what an index cannot
 * answer is filtered on at most 1,000 items read.
 * @throws Problem `access.denied` | `query.unsupported` | `query.invalid`
 */
export async function listRecords(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
): Promise<RecordPage> {
  const ofCompany = companyFilterOf(definition, query);
  // What hangs on a client is read by whoever reads the client, with or without a right on the object.
  if (!ofCompany) requireAny(context.actor, definition.name, 'read');
  const link = ofCompany ? undefined : findLinkFilter(definition, query);
  if (link) return pageOfLinked(context, definition, query, link);
  const visible = visibleDefinition(context.actor.permissions, definition);
  const fingerprint = fingerprintOf(context, definition, query);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint);
  const { limit } = query;
  const { items, next } = ofCompany
    ? await readRelation(context, visible, planRelation(context, visible, query, ofCompany), limit, after)
    : await queryMerged(context.table, { ...planList(context, visible, query), limit, ...(after && { after }) });
  return {
    data: items.map((item) => chooseFields(toCrmRecord(context, fromItem(item)), query.fields)),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

/** Refuses what `listRecords` refuses of a query, whatever there is to be listed. @throws as `listRecords` */
export function checkList(context: Context, definition: ObjectDefinition, query: ListQuery): void {
  const ofCompany = companyFilterOf(definition, query);
  if (!ofCompany) requireAny(context.actor, definition.name, 'read');
  const link = ofCompany ? undefined : findLinkFilter(definition, query);
  const visible = visibleDefinition(context.actor.permissions, definition);
  if (link) requireAlone(definition, query, link);
  else if (ofCompany) planRelation(context, visible, query, ofCompany);
  else planList(context, visible, query);
}

async function pageOfLinked(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  link: FieldFilter,
): Promise<RecordPage> {
  const fingerprint = fingerprintOf(context, definition, query);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint);
  if (after && after.sk === after.id && !isIdOf(definition, after.id)) throw invalid('cursor');
  const { records, next } = await listLinked(context, definition, query, link, after);
  return {
    data: records.map((record) => chooseFields(toCrmRecord(context, record), query.fields)),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? invalid('cursor') : error;
  }
}

function chooseFields(record: CrmRecord, fields: readonly string[] | undefined): Partial<CrmRecord> {
  if (!fields) return record;
  const flat = flattenCustom(record);
  return nestCustom(Object.fromEntries(fields.filter((field) => field in flat).map((field) => [field, flat[field]])));
}
