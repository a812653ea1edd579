import { definitions, findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CoManager } from '#shared/model/records.ts';
import { acceptSchema, declineSchema } from '#shared/model/teamwork.ts';
import { checkBody } from '#shared/model/validation.ts';
import { openJoinRequestKey } from '#shared/store/keys/teamwork.ts';
import { type Condition, type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { isAvailable } from '../organisation/directory.ts';
import { diffFields } from '../records/audit.ts';
import { AlongsideRefused, commitChange } from '../records/commit.ts';
import { coManagerIdsOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { mayDecide } from './deciders.ts';
import { describeJoinRequest, type ToldJoinRequest } from './describe-join-request.ts';
import { findJoinRequest, type JoinRequest, loadClientOf, toJoinItem } from './join-request-item.ts';

const isOpen: Condition = { attribute: 'request.state', op: 'eq', value: 'open' };

/** Others may be at the company at the same moment. */
const attempts = 3;

/**
 * The asker becomes a co-manager, in one transaction with the decision.
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `join.decided` | `write.conflict`
 */
export async function acceptJoinRequest(context: Context, id: string, body: unknown): Promise<ToldJoinRequest> {
  const { scope = '' } = checkBody(acceptSchema, body);
  const line = scope.trim();
  for (let attempt = 1; ; attempt += 1) {
    const { request, company } = await openRequest(context, id);
    const decided = decide(context, request, { state: 'accepted', ...(line !== '' && { scope: line }) });
    const alongside = [...writeDecision(decided), tellAsker(context, decided, company)];
    try {
      return describeJoinRequest(context, decided, await addCoManager(context, company, decided, alongside));
    } catch (error) {
      if (error instanceof AlongsideRefused) throw new Problem('join.decided');
      const isConflict = error instanceof Problem && error.code === 'write.conflict';
      if (!isConflict || attempt === attempts) throw error;
    }
  }
}

/** @throws Problem `not_found` | `access.denied` | `validation.failed` | `join.decided` */
export async function declineJoinRequest(context: Context, id: string, body: unknown): Promise<ToldJoinRequest> {
  const { reason } = checkBody(declineSchema, body);
  const { request, company } = await openRequest(context, id);
  const decided = decide(context, request, { state: 'declined', reason: reason.trim() });
  try {
    await context.table.transact([...writeDecision(decided), tellAsker(context, decided, company)]);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('join.decided') : error;
  }
  return describeJoinRequest(context, decided, company);
}

/** To who neither asked nor decides there is no such request. */
async function openRequest(context: Context, id: string): Promise<{ request: JoinRequest; company: StoredRecord }> {
  const request = await findJoinRequest(context.table, id);
  const company = request && (await loadClientOf(context.table, request.companyId));
  if (!request || !company || !isLive(company)) throw new Problem('not_found');
  if (!mayDecide(context, company, request)) {
    throw new Problem(request.askerId === context.actor.id ? 'access.denied' : 'not_found');
  }
  if (request.state !== 'open') throw new Problem('join.decided');
  return { request, company };
}

type Decision = Pick<JoinRequest, 'state' | 'scope' | 'reason'>;

function decide({ actor, now }: Context, request: JoinRequest, decision: Decision): JoinRequest {
  return { ...request, ...decision, decidedBy: actor.id, decidedAt: now().toISOString() };
}

function writeDecision(decided: JoinRequest): readonly Write[] {
  return [{ put: toJoinItem(decided), if: isOpen }, { delete: openJoinRequestKey(decided.companyId, decided.askerId) }];
}

/** Who was declined may not see the client, and is not told its name. */
function tellAsker(context: Context, { askerId, state, reason = '' }: JoinRequest, company: StoredRecord): Write {
  const person = context.actor.name;
  if (state === 'declined')
    return writeNotice(context, askerId, { kind: 'joinDeclined', why: 'asker', params: { person, reason } });
  const params = { person, company: String(company.data.name) };
  const link = { object: 'companies', id: company.id } as const;
  return writeNotice(context, askerId, { kind: 'joinAccepted', why: 'asker', params, link });
}

async function addCoManager(
  context: Context,
  before: StoredRecord,
  { askerId, scope }: JoinRequest,
  alongside: readonly Write[],
): Promise<StoredRecord> {
  if (!isAvailable(context.directory.users.get(askerId))) throw refuse('reference');
  const coManagers = (before.data.coManagers as readonly CoManager[] | undefined) ?? [];
  const others = coManagers.filter(({ userId }) => userId !== askerId);
  const most = findField(definitions.companies, 'coManagers')?.max ?? 0;
  if (!coManagerIdsOf(before).includes(askerId) && others.length >= most) throw refuse('too_many');
  const named: CoManager = { userId: askerId, ...(scope !== undefined && { scope }) };
  const data = { ...before.data, coManagers: [...others, named] };
  const after = nextVersion(context, before, data);
  const changes = diffFields(before.data, data);
  return commitChange(context, {
    before,
    after,
    action: 'update',
    changes,
    reason: 'A request to join was accepted',
    alongside,
  });
}

function refuse(code: 'reference' | 'too_many'): Problem {
  return new Problem('validation.failed', { errors: [{ pointer: '/coManagers', code }] });
}
