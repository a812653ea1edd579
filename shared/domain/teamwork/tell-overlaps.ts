import type { Credit } from '#shared/model/credits.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { discloseAll } from '../duplicates/disclose.ts';
import { isAllowed } from '../records/read-record.ts';
import { coManagerIdsOf, ownerIdOf, placementOf, titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Contested } from './contested-work.ts';

/**
 * - `join`: ask to work with the client, by its `companyId` or its `ref`
 * - `share`: take a part of the deal, by its `credits`
 * - `link`: name it among the `links` of the new work
 */
export type OverlapAction = 'join' | 'share' | 'link';

/** Open work of somebody else with the same client, or with a firm that belongs together with it. */
export interface Overlap {
  readonly code: 'work.overlaps';
  readonly with: 'client' | 'group';
  /** Whose it is; of a client that the reader may not see, who answers for it. */
  readonly owner: { readonly id: string; readonly name: string };
  readonly actions: readonly OverlapAction[];
  /** The work itself, for those who may read it. */
  readonly object?: ObjectName;
  readonly id?: string;
  readonly title?: string;
  readonly companyId?: string;
  /** Stands for the hidden client in a request to join it. */
  readonly ref?: string;
}

/** @param client that the new work is for */
export async function tellOverlap(
  context: Context,
  client: StoredRecord,
  { record, company }: Contested,
): Promise<Overlap> {
  const { object, id, data } = record;
  const ownerId = ownerIdOf(record);
  return {
    code: 'work.overlaps',
    with: company.id === client.id ? 'client' : 'group',
    object,
    id,
    title: titleOf(definitions[object], data),
    owner: { id: ownerId, name: context.directory.users.get(ownerId)?.name ?? '' },
    companyId: company.id,
    actions: [...(await waysIn(context, record, company)), 'link'],
  };
}

/** Who may work on the deal takes a part of it; who may not asks to work with its client. */
async function waysIn(
  context: Context,
  record: StoredRecord,
  company: StoredRecord,
): Promise<readonly OverlapAction[]> {
  const { actor } = context;
  const canShare = definitions[record.object].fields.some(({ type }) => type === 'credits');
  const hasPart = ((record.data.credits as readonly Credit[] | undefined) ?? []).some(
    ({ userId }) => userId === actor.id,
  );
  if (canShare && (await isAllowed(context, 'edit', record, company))) return hasPart ? [] : ['share'];
  const isInside = coManagerIdsOf(company).includes(actor.id) || may(actor, 'companies', 'edit', placementOf(company));
  return isInside ? [] : ['join'];
}

/** Of clients that the actor may not see: that there is work, and whom to ask. It is noted. @throws Problem `duplicate.probes` */
export async function hideClients(
  context: Context,
  client: StoredRecord,
  companies: readonly StoredRecord[],
): Promise<readonly Overlap[]> {
  if (companies.length === 0) return [];
  const found = companies.map((record) => ({
    record,
    match: { score: 0, band: 'possible' as const, reasons: [] },
    related: 'group' as const,
  }));
  const told = await discloseAll(context, client, found, { isRead: true });
  return told.flatMap(({ disclosed, ref }) =>
    disclosed?.accountManager
      ? [
          {
            code: 'work.overlaps' as const,
            with: 'group' as const,
            owner: disclosed.accountManager,
            ...(ref !== undefined && { ref }),
            actions: ref === undefined ? [] : (['join'] as const),
          },
        ]
      : [],
  );
}
