import { definitions } from '#shared/model/objects/registry.ts';
import { salesPipeline } from '#shared/model/pipelines.ts';
import { Problem } from '#shared/model/problems.ts';
import { recordKey, workPartition } from '#shared/store/keys/records.ts';
import { requireCapability, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { departmentsInScope } from '../records/list-departments.ts';
import { lineOf, ownerIdOf, titleOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { contested } from './contested-work.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A client with whom more than one seller has open work. */
export interface SharedClient {
  readonly company: Named;
  readonly sellers: readonly Named[];
  readonly work: readonly {
    readonly object: string;
    readonly id: string;
    readonly title: string;
    readonly owner: Named;
    readonly productCategory?: string;
  }[];
}

export interface SharedClients {
  readonly data: readonly SharedClient[];
  /** There may be others: not everything that is open was read. */
  readonly more: boolean;
}

/** Records of one state in one department that are read. */
const mostRead = 1000;
const mostTold = 50;

/**
 * Clients that more than one seller works with, those with the most sellers first; for heads, within their reach.
 * @throws Problem `access.denied`
 */
export async function listSharedClients(context: Context): Promise<SharedClients> {
  requireCapability(context.actor, 'readReports');
  const reach = scopeOf(context.actor, 'deals', 'read');
  if (reach !== 'department' && reach !== 'all') throw new Problem('access.denied');
  const pages = await Promise.all(
    partitionsOf(context).map((pk) => context.table.query({ index: 'gsi5', pk, limit: mostRead })),
  );
  const open = pages
    .flatMap(({ items }) => items.map(fromItem))
    .filter(({ data }) => typeof data.companyId === 'string');
  const byClient = Map.groupBy(open, ({ data }) => String(data.companyId));
  const shared = [...byClient]
    .map(([companyId, work]) => ({ companyId, work, sellers: [...new Set(work.map(ownerIdOf))] }))
    .filter(({ sellers }) => sellers.length > 1)
    .toSorted((one, other) => other.sellers.length - one.sellers.length || other.work.length - one.work.length);
  const told = shared.slice(0, mostTold);
  const companies = await loadCompanies(
    context,
    told.map(({ companyId }) => companyId),
  );
  return {
    data: told.flatMap(({ companyId, work, sellers }) => {
      const company = companies.get(companyId);
      return company
        ? [{ company, sellers: sellers.map((id) => nameOf(context, id)), work: describe(context, work) }]
        : [];
    }),
    more: shared.length > told.length || pages.some(({ next }) => next !== undefined),
  };
}

function partitionsOf(context: Context): readonly string[] {
  return contested
    .filter((object) => ['department', 'all'].includes(scopeOf(context.actor, object, 'read')))
    .flatMap((object) => {
      const states =
        definitions[object].work?.open ??
        salesPipeline.stages.filter(({ kind }) => kind === 'open').map(({ id }) => id);
      const departments = departmentsInScope(context, definitions[object], { filters: [] });
      return states.flatMap((state) => departments.map((department) => workPartition(object, state, department)));
    });
}

async function loadCompanies({ table }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const items = ids.length === 0 ? [] : await table.getMany(ids.map(recordKey));
  return new Map(items.map(fromItem).map(({ id, data }) => [id, { id, name: String(data.name) }]));
}

function nameOf({ directory }: Context, id: string): Named {
  return { id, name: directory.users.get(id)?.name ?? '' };
}

function describe(context: Context, work: readonly StoredRecord[]): SharedClient['work'] {
  return work.map((record) => {
    const line = lineOf(record);
    return {
      object: record.object,
      id: record.id,
      title: titleOf(definitions[record.object], record.data),
      owner: nameOf(context, ownerIdOf(record)),
      ...(line !== undefined && { productCategory: line }),
    };
  });
}
