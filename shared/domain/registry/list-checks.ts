import { Problem } from '#shared/model/problems.ts';
import { registryCheckKey, registryCheckPrefix } from '#shared/store/keys/records.ts';
import type { Page } from '#shared/store/table.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { listOrigins } from '../records/origins.ts';
import { resolveRecord } from '../records/read-record.ts';
import { fromCheckItem } from './check-item.ts';
import { type Difference, findDifferences } from './differences.ts';
import { type VisibleCheck, visibleCheck } from './visible-check.ts';

export interface CheckPage {
  readonly data: readonly VisibleCheck[];
  readonly page: { readonly next: string | null };
  /** Between the record as it is now and the last answer of the page that told something. */
  readonly differences: readonly Difference[];
}

/**
 * What registries said of the company and of those that were merged into it, newest first.
 * @throws Problem `not_found` | `query.invalid`
 */
export async function listChecks(
  context: Context,
  id: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<CheckPage> {
  if (cursor !== undefined && !/^rgc_[0-9A-Z]{26}$/.test(cursor))
    throw new Problem('query.invalid', { params: { parameter: 'cursor' } });
  const { record } = await resolveRecord(context, context.directory.definitions.companies, id);
  const origins = await listOrigins(context.table, record);
  const pages = await Promise.all(origins.map((origin) => queryChecks(context, origin, limit, cursor)));
  const found = pages.flatMap(({ items }) => items.map(fromCheckItem));
  // Ids grow with time.
  const data = found.sort((one, other) => (one.id > other.id ? -1 : 1)).slice(0, limit);
  const hasMore = found.length > limit || pages.some((page) => page.next);
  const telling = data.find(({ outcome }) => outcome !== 'unreachable');
  const { actor } = context;
  return {
    data: data.map((check) => visibleCheck(actor, check)),
    page: { next: hasMore ? (data.at(-1)?.id ?? null) : null },
    differences: aboutVisible(actor, 'companies', telling ? findDifferences(record.data, telling) : []),
  };
}

function queryChecks({ table }: Context, companyId: string, limit: number, cursor: string | undefined): Promise<Page> {
  return table.query({
    pk: companyId,
    sk: { beginsWith: registryCheckPrefix },
    reverse: true,
    limit,
    consistent: true,
    ...(cursor !== undefined && { startAfter: { ...registryCheckKey(companyId, cursor) } }),
  });
}
