import { jobRequested } from '#shared/model/bus-events.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type FieldProblemCode, Problem } from '#shared/model/problems.ts';
import { handoverSchema, longestHandover } from '#shared/model/teamwork.ts';
import { checkBody } from '#shared/model/validation.ts';
import { isAbsent, type Write, WriteConflict } from '#shared/store/table.ts';
import { actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { writeNotice } from '../notifications/notify.ts';
import { instantIn } from '../organisation/calendar.ts';
import { isAvailable, type User } from '../organisation/directory.ts';
import { readRecord, requireAllowed } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { describeHandover, type ToldHandover } from './describe-handover.ts';
import { findLastHandover, type Handover, toHandoverItem } from './handover-item.ts';
import { coManagersOf, wayOut, withoutUser, writeFollowers, writeManager } from './move-client.ts';
import { listOpenWork } from './open-work.ts';

/** Records that go along in one transaction, and what that takes at most. */
const mostAtOnce = 40;
const mostWrites = 95;

/**
 * Gives a client to another account manager with the open work that the former one has with it: in one transaction, or, when
 * there is more than fits into one, the client at once and the rest by a job, until whose end both have access.
 * `dryRun` only tells what would go along.
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `handover.running` | `write.conflict`
 */
export async function handOver(
  context: Context,
  publisher: EventPublisher,
  companyId: string,
  body: unknown,
): Promise<ToldHandover> {
  const company = await readRecord(context, definitions.companies, companyId);
  await requireAllowed(context, 'edit', company);
  const input = checkBody(handoverSchema, body);
  const fromId = ownerIdOf(company);
  const receiver = requireReceiver(context, fromId, input.toUserId);
  const until = input.until === undefined ? undefined : readEnd(context, input.until);
  const last = await findLastHandover(context.table, companyId);
  if (last?.state === 'running' || last?.state === 'returning') throw new Problem('handover.running');

  const work = await listOpenWork(context, companyId, fromId);
  const note = input.note?.trim() ?? '';
  const draft = draftHandover(context, company, work, receiver.id, {
    ...(until !== undefined && { until }),
    ...(note !== '' && { note }),
  });
  if (input.dryRun) return describeHandover(context, draft, company, work, { isDryRun: true });

  const { handover, writes } = planHandover(
    context,
    draft,
    company,
    work,
    tellReceiver(context, draft, company, work.length),
  );
  try {
    await context.table.transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
  if (handover.state === 'running') await askForWorker(context, publisher);
  return describeHandover(context, handover, company, work);
}

/** @param work that goes along */
export function draftHandover(
  context: Context,
  company: StoredRecord,
  work: readonly StoredRecord[],
  toId: string,
  given: Pick<Handover, 'until' | 'note' | 'isRelease'>,
): Handover {
  const former = coManagersOf(company).find(({ userId }) => userId === toId);
  return {
    id: context.newId('hand'),
    companyId: company.id,
    fromId: ownerIdOf(company),
    toId,
    by: context.actor.id,
    createdAt: context.now().toISOString(),
    ...given,
    state: 'running',
    records: work.map(({ id }) => id),
    position: 0,
    ...(former && { formerCoManager: former }),
  };
}

/** The whole of it in one transaction, or its beginning. @param notice to the receiver */
export function planHandover(
  context: Context,
  draft: Handover,
  company: StoredRecord,
  work: readonly StoredRecord[],
  notice: Write,
): { readonly handover: Handover; readonly writes: readonly Write[] } {
  const way = wayOut(draft);
  const others = withoutUser(coManagersOf(company), draft.toId);
  const followers = work.length > mostAtOnce ? undefined : writeFollowers(context, work, way).writes;
  const ended: Handover = {
    ...draft,
    state: draft.until === undefined ? 'done' : 'lent',
    position: work.length,
  };
  const whole: readonly Write[] = [
    ...writeManager(context, company, way, others),
    { put: toHandoverItem(ended), if: isAbsent },
    notice,
    ...(followers ?? []),
  ];
  if (followers && whole.length <= mostWrites) return { handover: ended, writes: whole };
  const both = [...withoutUser(others, draft.fromId), { userId: draft.fromId }];
  const begun: readonly Write[] = [
    ...writeManager(context, company, way, both),
    { put: toHandoverItem(draft), if: isAbsent },
    notice,
  ];
  return { handover: draft, writes: begun };
}

function tellReceiver(context: Context, { toId }: Handover, company: StoredRecord, count: number): Write {
  const params = { person: context.actor.name, company: String(company.data.name), count: count + 1 };
  const link = { object: 'companies', id: company.id } as const;
  return writeNotice(context, toId, { kind: 'handedOver', why: 'receiver', params, link });
}

/** Does not wait for its schedule. */
async function askForWorker(context: Context, publisher: EventPublisher): Promise<void> {
  const job = 'reminders' as const;
  const at = { requestedAt: context.now().toISOString(), startedAt: null, finishedAt: null, result: null };
  const run = { id: context.newId('run'), job, status: 'queued', requestedBy: context.actor.id, ...at };
  await publisher.publish([{ ...jobRequested, detail: { job, run } }]);
}

/** @throws Problem `validation.failed` */
function requireReceiver({ directory }: Context, fromId: string, toUserId: string): User {
  const user = directory.users.get(toUserId);
  if (user?.id === fromId) throw refuse('/toUserId', 'same_person');
  if (!user || !isAvailable(user)) throw refuse('/toUserId', 'reference');
  if (actorOf(user, directory).permissions.objects.companies.read === 'none') throw refuse('/toUserId', 'cannot_read');
  return user;
}

/** @param until a day or a moment @throws Problem `validation.failed` */
function readEnd({ tenant, now }: Context, until: string): string {
  const end = until.includes('T') ? new Date(until) : instantIn(tenant.timeZone, until);
  const days = (end.getTime() - now().getTime()) / (24 * 60 * 60 * 1000);
  if (!(days > 0 && days <= longestHandover)) throw refuse('/until', 'expiry');
  return end.toISOString();
}

function refuse(pointer: string, code: FieldProblemCode): Problem {
  return new Problem('validation.failed', { errors: [{ pointer, code }] });
}
