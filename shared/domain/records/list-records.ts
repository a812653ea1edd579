import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { fingerprintOf, planList } from './list-plan.ts';
import { invalid, type ListQuery } from './list-query.ts';
import { readRecord } from './read-record.ts';
import { fromItem, toCrmRecord } from './record-item.ts';

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
  requireAny(context.actor, definition.name, 'read');
  const plan = planList(context, definition, query);
  if (!(await isCompanyReadable(context, definition, query))) return { data: [], page: { next: null } };
  const fingerprint = fingerprintOf(context, definition, query);
  const { items, next } = await queryMerged(context.table, {
    ...plan,
    limit: query.limit,
    ...(query.cursor !== undefined && { after: readCursor(query.cursor, fingerprint) }),
  });
  return {
    data: items.map((item) => chooseFields(toCrmRecord(fromItem(item)), query.fields)),
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

/** Who may not read a company sees nothing through it; the answer is that of a company that does not exist. */
async function isCompanyReadable(context: Context, definition: ObjectDefinition, query: ListQuery): Promise<boolean> {
  const ofCompany = query.filters.find((filter) => filter.field === 'companyId' && filter.op === 'eq');
  if (!ofCompany || definition.company === 'id') return true;
  try {
    await readRecord(context, definitions.companies, ofCompany.values[0] ?? '');
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return false;
    throw error;
  }
}

function chooseFields(record: CrmRecord, fields: readonly string[] | undefined): Partial<CrmRecord> {
  return fields
    ? Object.fromEntries(fields.filter((field) => field in record).map((field) => [field, record[field]]))
    : record;
}
