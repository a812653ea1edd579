import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { hiddenJoinSchema, joinSchema } from '#shared/model/teamwork.ts';
import { checkBody } from '#shared/model/validation.ts';
import { openJoinRequestKey } from '#shared/store/keys/teamwork.ts';
import { isAbsent, WriteConflict } from '#shared/store/table.ts';
import { may, requireAny } from '../access/access.ts';
import type { Context } from '../context.ts';
import { resolveHiddenRef } from '../duplicates/hidden-ref.ts';
import { writeNotice } from '../notifications/notify.ts';
import { nextWorkingDay } from '../organisation/calendar.ts';
import { readRecord } from '../records/read-record.ts';
import { coManagerIdsOf, placementOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { findDeciders } from './deciders.ts';
import { describeJoinRequest, type ToldJoinRequest } from './describe-join-request.ts';
import { findJoinRequest, findOpenRequest, type JoinRequest, loadClientOf, toJoinItem } from './join-request-item.ts';

export interface Asked {
  readonly request: ToldJoinRequest;
  /** false: there was an open one, which is given instead. */
  readonly isNew: boolean;
}

/** Of a client that the actor reads. @throws Problem `not_found` | `validation.failed` | `join.not_needed` | `write.conflict` */
export async function askToJoin(context: Context, companyId: string, body: unknown): Promise<Asked> {
  const { message } = checkBody(joinSchema, body);
  const company = await readRecord(context, definitions.companies, companyId);
  return ask(context, company, message);
}

/**
 * Of a client that the actor may not see: a check for duplicates gave them a handle on it. The answer tells nothing of it.
 * @throws Problem `access.denied` | `validation.failed` | `write.conflict`, and `join.not_needed` to who sees it by now
 */
export async function askToJoinHidden(context: Context, body: unknown): Promise<Asked> {
  const { ref, message } = checkBody(hiddenJoinSchema, body);
  requireAny(context.actor, 'companies', 'read');
  const hidden = await resolveHiddenRef(context, ref);
  const company = hidden && (await loadClientOf(context.table, hidden.recordId));
  if (company?.object !== 'companies' || !isLive(company))
    throw new Problem('validation.failed', { errors: [{ pointer: '/ref', code: 'reference' }] });
  return ask(context, company, message);
}

/** Asking twice gives the first request. @throws Problem `access.denied` | `join.not_needed` | `write.conflict` */
async function ask(context: Context, company: StoredRecord, message: string): Promise<Asked> {
  const { actor, table, tenant, now } = context;
  requireAny(actor, 'companies', 'read');
  if (coManagerIdsOf(company).includes(actor.id) || may(actor, 'companies', 'edit', placementOf(company)))
    throw new Problem('join.not_needed');
  // What was asked for a client that went into this one is open still.
  const earlier = company.merged && (await findOpenRequest(table, company, actor.id));
  if (earlier) return { request: describeJoinRequest(context, earlier, company), isNew: false };
  const request: JoinRequest = {
    id: context.newId('joi'),
    companyId: company.id,
    askerId: actor.id,
    message: message.trim(),
    state: 'open',
    createdAt: now().toISOString(),
    dueAt: nextWorkingDay(tenant.timeZone, now()).toISOString(),
  };
  const guard = openJoinRequestKey(company.id, actor.id);
  const params = { person: actor.name, company: String(company.data.name), message: request.message };
  const link = { object: 'companies', id: company.id } as const;
  const notices = findDeciders(context, company, request).map(({ user, why }) =>
    writeNotice(context, user.id, { kind: 'joinAsked', why, params, link }),
  );
  try {
    await table.transact([
      { put: { ...guard, type: 'join-guard', shape: 1, requestId: request.id }, if: isAbsent },
      { put: toJoinItem(request), if: isAbsent },
      ...notices,
    ]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const first = await findJoinRequest(table, String(error.failures[0]?.current?.requestId));
    if (!first) throw new Problem('write.conflict');
    return { request: describeJoinRequest(context, first, company), isNew: false };
  }
  return { request: describeJoinRequest(context, request, company), isNew: true };
}
