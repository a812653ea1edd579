import { definitions } from '#shared/model/objects/registry.ts';
import { may } from '../access/access.ts';
import { loadReleaseState } from '../client-release/release-item.ts';
import { type ToldRelease, tellRelease } from '../client-release/tell-release.ts';
import type { Context } from '../context.ts';
import { findSince } from '../duplicates/disclose.ts';
import { isAbsentOn, presentSubstitute } from '../organisation/absence.ts';
import { type Absence, isAvailable } from '../organisation/directory.ts';
import { type EffectiveManager, findEffectiveManager, todayOf } from '../organisation/effective-manager.ts';
import { readRecord } from '../records/read-record.ts';
import { coManagerIdsOf, ownerIdOf, placementOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { describeJoinRequest, type ToldJoinRequest } from './describe-join-request.ts';
import { findLastHandover, type Handover } from './handover-item.ts';
import { findOpenRequest } from './join-request-item.ts';
import { coManagersOf } from './move-client.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ClientTeam {
  readonly accountManager: Named & { readonly isAvailable: boolean };
  /** First day as account manager, as far as the history tells. */
  readonly since: string;
  /** The account manager is away. */
  readonly absence: (Pick<Absence, 'from' | 'until'> & { readonly substitute: Named | null }) | null;
  /** Who answers for the client now. */
  readonly answers: (Named & Pick<EffectiveManager, 'as'>) | null;
  readonly coManagers: readonly (Named & { readonly scope?: string })[];
  /** One that is not at its end. */
  readonly handover: (Pick<Handover, 'state' | 'until'> & { readonly from: Named; readonly to: Named }) | null;
  /** What the reader has asked, and nobody has decided. */
  readonly request: ToldJoinRequest | null;
  /** It goes to the head of the department, or went there, because nothing was heard of the client. */
  readonly release: ToldRelease | null;
  /** What the reader may do. */
  readonly actions: readonly ('join' | 'handOver' | 'addCoManager')[];
}

/** Who works with a client, and what the actor may do about it. Two round trips. @throws Problem `not_found` */
export async function readClientTeam(context: Context, companyId: string): Promise<ClientTeam> {
  const company = await readRecord(context, definitions.companies, companyId);
  const [since, request, handover, releaseState] = await Promise.all([
    findSince(context.table, company),
    findOpenRequest(context.table, company, context.actor.id),
    findLastHandover(context.table, companyId),
    loadReleaseState(context.table, companyId),
  ]);
  const release = await tellRelease(context, company, releaseState);
  const { users } = context.directory;
  const nameOf = (id: string): Named => ({ id, name: users.get(id)?.name ?? '' });
  const managerId = ownerIdOf(company);
  const answering = findEffectiveManager(context, {
    accountManagerId: managerId,
    departmentId: company.departmentId,
  });
  return {
    accountManager: { ...nameOf(managerId), isAvailable: isAvailable(users.get(managerId)) },
    since,
    absence: absenceOf(context, managerId),
    answers: answering ? { ...nameOf(answering.user.id), as: answering.as } : null,
    coManagers: coManagersOf(company).map(({ userId, scope }) => ({
      ...nameOf(userId),
      ...(scope !== undefined && { scope }),
    })),
    handover:
      handover && handover.state !== 'done'
        ? {
            state: handover.state,
            ...(handover.until !== undefined && { until: handover.until }),
            from: nameOf(handover.fromId),
            to: nameOf(handover.toId),
          }
        : null,
    request: request ? describeJoinRequest(context, request, company) : null,
    release,
    actions: actionsOf(context, company),
  };
}

function absenceOf(context: Context, managerId: string): ClientTeam['absence'] {
  const { directory } = context;
  const manager = directory.users.get(managerId);
  const day = todayOf(context);
  if (!manager?.absence || !isAbsentOn(manager, day)) return null;
  const { from, until } = manager.absence;
  const substitute = presentSubstitute(directory, manager, day);
  return { from, until, substitute: substitute ? { id: substitute.id, name: substitute.name } : null };
}

function actionsOf({ actor }: Context, company: StoredRecord): ClientTeam['actions'] {
  if (may(actor, 'companies', 'edit', placementOf(company))) return ['handOver', 'addCoManager'];
  return coManagerIdsOf(company).includes(actor.id) ? [] : ['join'];
}
