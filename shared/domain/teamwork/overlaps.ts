import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { firstStage } from '#shared/model/pipelines.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';
import { openSectionOf } from '#shared/store/record-index-keys.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { findEffectiveManager } from '../organisation/effective-manager.ts';
import { isIdOf, readRecord } from '../records/read-record.ts';
import { fromItem, lineOf, openStateOf, ownerIdOf, type StoredRecord, titleOf } from '../records/record-item.ts';

/** Open work of somebody else with the same client, or with the company above it. */
export interface Overlap {
  readonly code: 'work.overlaps';
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly companyId: string;
}

/** Work that one seller at a time should do with a client. */
export const contested: readonly ObjectName[] = objectNames.filter((name) => definitions[name].contested);

const mostTold = 10;

type Draft = Pick<StoredRecord, 'object' | 'data'>;

/** What is open of contested work with a client: one query for each kind, in one wave. Whoever reads the client reads it. */
export async function listContested(context: Context, companyId: unknown): Promise<readonly StoredRecord[]> {
  if (typeof companyId !== 'string' || !isIdOf(definitions.companies, companyId)) return [];
  const pages = await Promise.all(
    contested.map((object) =>
      context.table.query({ index: 'gsi1', pk: companyId, sk: { beginsWith: openSectionOf(object) } }),
    ),
  );
  return pages.flatMap(({ items }) => items.map(fromItem));
}

/** Of open work, what somebody else does in the same product line, or in none. */
export function findOverlaps(context: Context, draft: Draft, open: readonly StoredRecord[]): readonly Overlap[] {
  if (!contested.includes(draft.object) || openStateOf(draft) === undefined) return [];
  const ownerId = ownerIdOf(draft);
  const line = lineOf(draft);
  const others = open.filter((one) => ownerIdOf(one) !== ownerId && isSameLine(line, lineOf(one)));
  return others.slice(0, mostTold).map((one) => {
    const id = ownerIdOf(one);
    return {
      code: 'work.overlaps',
      object: one.object,
      id: one.id,
      title: titleOf(definitions[one.object], one.data),
      owner: { id, name: context.directory.users.get(id)?.name ?? '' },
      companyId: String(one.data.companyId),
    };
  });
}

function isSameLine(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || fold(one) === fold(other);
}

/** To everybody whom it concerns but the one who does it: those whose work it overlaps, its owner, the account manager. */
export function writeOverlapNotices(
  context: Context,
  after: StoredRecord,
  company: StoredRecord,
  overlaps: readonly Overlap[],
): readonly Write[] {
  if (overlaps.length === 0) return [];
  const answering = findEffectiveManager(context, {
    accountManagerId: ownerIdOf(company),
    departmentId: company.departmentId,
  });
  const workers = [...overlaps.map(({ owner }) => owner.id), ownerIdOf(after)];
  const concerned = new Map(workers.map((id) => [id, 'alsoWorks' as const]));
  const all =
    answering && !concerned.has(answering.user.id)
      ? [...concerned, [answering.user.id, answering.as] as const]
      : [...concerned];
  const params = {
    person: context.directory.users.get(ownerIdOf(after))?.name ?? '',
    company: String(company.data.name),
    title: titleOf(definitions[after.object], after.data),
  };
  const link = { object: 'companies', id: company.id } as const;
  return all
    .filter(([id]) => id !== context.actor.id)
    .map(([id, why]) => writeNotice(context, id, { kind: 'workOverlaps', why, params, link }));
}

/**
 * What a new piece of work would overlap, before it is saved.
 * @throws Problem `not_found` | `query.invalid` for an object that is not contested
 */
export async function checkOverlaps(context: Context, companyId: string, object: string, line: string | undefined) {
  const name = contested.find((one) => one === object);
  if (!name) throw new Problem('query.invalid', { params: { parameter: 'object' } });
  const company = await readRecord(context, definitions.companies, companyId);
  const { owner, work } = definitions[name];
  const stage: Fields = work?.open ? { [work.field]: work.open[0] } : { stageId: firstStage };
  const data = { ...stage, [owner]: context.actor.id, ...(line !== undefined && { productCategory: line }) };
  const open = await listContestedOfGroup(context, company);
  return findOverlaps(context, { object: name, data }, open);
}

/** Of the client and, where the actor reads it, of the company above. */
export async function listContestedOfGroup(context: Context, company: StoredRecord): Promise<readonly StoredRecord[]> {
  const own = await listContested(context, company.id);
  return [...own, ...(await listContestedAbove(context, company))];
}

export async function listContestedAbove(
  context: Context,
  { data: { parentId } }: Pick<StoredRecord, 'data'>,
): Promise<readonly StoredRecord[]> {
  if (typeof parentId !== 'string') return [];
  const [isReadable, open] = await Promise.all([
    readRecord(context, definitions.companies, parentId).then(
      () => true,
      () => false,
    ),
    listContested(context, parentId),
  ]);
  return isReadable ? open : [];
}
