import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { firstStage } from '#shared/model/pipelines.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { readRecord } from '../records/read-record.ts';
import { lineOf, openStateOf, ownerIdOf, placementOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type Contested, contested, listContested, listContestedOfRelatives } from './contested-work.ts';
import { hideClients, type Overlap, tellOverlap } from './tell-overlaps.ts';

const mostTold = 10;

type Draft = Pick<StoredRecord, 'object' | 'data'>;

/** Of open work, what somebody else does in the same product line, or in none. Pure. */
export function findOverlaps(draft: Draft, open: readonly Contested[]): readonly Contested[] {
  if (!contested.includes(draft.object) || openStateOf(draft) === undefined) return [];
  const ownerId = ownerIdOf(draft);
  const line = lineOf(draft);
  const others = open.filter(({ record }) => ownerIdOf(record) !== ownerId && isSameLine(line, lineOf(record)));
  return others.slice(0, mostTold);
}

function isSameLine(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || fold(one) === fold(other);
}

/** Open work of others, parted by whether the actor sees the client that it is for. */
export function partOverlaps({ actor }: Context, overlaps: readonly Contested[]) {
  const isSeen = ({ company }: Contested) => may(actor, 'companies', 'read', placementOf(company));
  return {
    seen: overlaps.filter(isSeen),
    hidden: [...new Map(overlaps.filter((one) => !isSeen(one)).map(({ company }) => [company.id, company])).values()],
  };
}

/**
 * What a new piece of work would overlap, before it is saved: with the client, and with all firms that belong together
 * with it. Of work with a client that the actor may not see only who answers for that client is told, which is noted.
 * @throws Problem `not_found` | `query.invalid` for an object that is not contested | `duplicate.probes`
 */
export async function checkOverlaps(
  context: Context,
  companyId: string,
  object: string,
  line: string | undefined,
): Promise<readonly Overlap[]> {
  const name = contested.find((one) => one === object);
  if (!name) throw new Problem('query.invalid', { params: { parameter: 'object' } });
  const company = await readRecord(context, definitions.companies, companyId);
  const [own, others] = await Promise.all([
    listContested(context, company.id),
    listContestedOfRelatives(context, company),
  ]);
  const open = [...own.map((record) => ({ record, company })), ...others];
  const { seen, hidden } = partOverlaps(context, findOverlaps(asDraft(context, name, line), open));
  const told = await Promise.all(seen.map((one) => tellOverlap(context, company, one)));
  return [...told, ...(await hideClients(context, company, hidden))];
}

function asDraft({ actor }: Context, object: ObjectName, line: string | undefined): Draft {
  const { owner, work } = definitions[object];
  const stage: Fields = work?.open ? { [work.field]: work.open[0] } : { stageId: firstStage };
  return { object, data: { ...stage, [owner]: actor.id, ...(line !== undefined && { productCategory: line }) } };
}
