import { type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { unbound } from '../mastery/require-free.ts';
import { writeNotice } from '../notifications/notify.ts';
import { isAvailable } from '../organisation/directory.ts';
import { loadMany } from '../records/load-many.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { findHeadOf } from './deciders.ts';
import { advance, findHandover, type Handover } from './handover-item.ts';
import { coManagersOf, type Way, wayBack, wayOut, withoutUser, writeFollowers, writeManager } from './move-client.ts';

/** Records in one transaction. */
const chunk = 20;

/** `done`: nothing is left to do now; `later`: somebody was at one of the records, the next run goes on. */
export type Outcome = 'done' | 'later';

/** Goes on with a hand-over whose time has come, out or back; whatever ended an earlier attempt, it goes on from there. */
export async function continueHandover(given: Context, id: string): Promise<Outcome> {
  // What was begun is brought to its end.
  const context = unbound(given);
  for (;;) {
    const handover = await findHandover(context.table, id);
    if (!handover) return 'done';
    const company = await loadRecord(context.table, handover.companyId);
    if (handover.state === 'done' || !isDue(context, handover)) return 'done';
    try {
      await context.table.transact(await nextStep(context, handover, company && isLive(company) ? company : undefined));
    } catch (error) {
      if (error instanceof WriteConflict) return 'later';
      throw error;
    }
  }
}

function isDue({ now }: Context, { state, until }: Handover): boolean {
  return state !== 'lent' || (until ?? '') <= now().toISOString();
}

async function nextStep(
  context: Context,
  handover: Handover,
  company: StoredRecord | undefined,
): Promise<readonly Write[]> {
  const { state, position, records } = handover;
  if (!company) return [advance(handover, { ...handover, state: 'done' })];
  if (state === 'lent') return beginReturn(context, handover, company);
  const way = state === 'running' ? wayOut(handover) : wayBack(handover);
  if (position < records.length) return takeAlong(context, handover, way);
  return state === 'running' ? endWayOut(context, handover, company) : endWayBack(context, handover, company);
}

async function takeAlong(context: Context, handover: Handover, way: Way): Promise<readonly Write[]> {
  const { position, records } = handover;
  const next = records.slice(position, position + chunk);
  const { writes } = writeFollowers(context, await loadMany(context.table, next), way);
  return [advance(handover, { ...handover, position: position + next.length }), ...writes];
}

/** The former account manager, who had access until now, leaves. */
function endWayOut(context: Context, handover: Handover, company: StoredRecord): readonly Write[] {
  const { until, fromId, toId } = handover;
  const ended = advance(handover, { ...handover, state: until === undefined ? 'done' : 'lent' });
  if (ownerIdOf(company) !== toId) return [ended];
  const coManagers = coManagersOf(company);
  const others = withoutUser(coManagers, fromId);
  if (others.length === coManagers.length) return [ended];
  return [ended, ...writeManager(context, company, wayOut(handover), others)];
}

/** A client that went to a third person meanwhile stays there. */
function beginReturn(context: Context, handover: Handover, company: StoredRecord): readonly Write[] {
  const { fromId, toId, formerCoManager } = handover;
  const { users } = context.directory;
  const name = String(company.data.name);
  const link = { object: 'companies', id: company.id } as const;
  if (!isAvailable(users.get(fromId))) {
    const head = findHeadOf(context, company);
    const params = { company: name, person: users.get(fromId)?.name ?? fromId };
    const notice = { kind: 'handoverStuck', why: 'head', params, link } as const;
    return [
      advance(handover, { ...handover, state: 'done' }),
      ...(head ? [writeNotice(context, head.id, notice)] : []),
    ];
  }
  const begun = advance(handover, { ...handover, state: 'returning', position: 0 });
  if (ownerIdOf(company) !== toId) return [begun];
  const others = withoutUser(withoutUser(coManagersOf(company), fromId), toId);
  // Both have access until all has come back.
  return [
    begun,
    ...writeManager(context, company, wayBack(handover), [...others, formerCoManager ?? { userId: toId }]),
  ];
}

function endWayBack(context: Context, handover: Handover, company: StoredRecord): readonly Write[] {
  const { fromId, toId, formerCoManager } = handover;
  const ended = advance(handover, { ...handover, state: 'done' });
  if (ownerIdOf(company) !== fromId) return [ended];
  const count = handover.records.length + 1;
  const params = { company: String(company.data.name), count, person: context.directory.users.get(fromId)?.name ?? '' };
  const link = { object: 'companies', id: company.id } as const;
  const coManagers = coManagersOf(company);
  const others = withoutUser(coManagers, toId);
  const isOver = formerCoManager === undefined && others.length < coManagers.length;
  return [
    ended,
    ...(isOver ? writeManager(context, company, wayBack(handover), others) : []),
    writeNotice(context, fromId, { kind: 'handedBack', why: 'giver', params, link }),
    writeNotice(context, toId, { kind: 'handoverEnded', why: 'receiver', params, link }),
  ];
}
