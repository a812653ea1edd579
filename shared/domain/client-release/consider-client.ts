import { releaseWarnings } from '#shared/model/client-release.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { writeNotice } from '../notifications/notify.ts';
import { findEffectiveManager, todayOf } from '../organisation/effective-manager.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { draftHandover, planHandover } from '../teamwork/hand-over.ts';
import { findLastHandover } from '../teamwork/handover-item.ts';
import { listOpenWork } from '../teamwork/open-work.ts';
import { findPool } from './find-pool.ts';
import { addDays, knownOf, nextStep, periodOf, type Silence } from './next-step.ts';
import { isHeld, readSilence } from './read-silence.ts';
import { loadReleaseState, type ReleaseState, writeReleaseState } from './release-item.ts';
import type { ClientReleaseSetting } from './settings.ts';

/**
 * Warns of the release of a client, or releases it, when its time has come.
 * @throws WriteConflict when somebody is at the client
 */
export async function considerClient(
  context: Context,
  setting: ClientReleaseSetting,
  found: StoredRecord,
): Promise<'warned' | 'released' | undefined> {
  const today = todayOf(context);
  const [first] = releaseWarnings;
  if (!findPool(context, found)) return undefined;
  const silence = await readSilence(context, found, addDays(today, first - setting.days + 1));
  if (!silence) return undefined;
  const [state, held, handover] = await Promise.all([
    loadReleaseState(context.table, found.id),
    isHeld(context, found),
    findLastHandover(context.table, found.id),
  ]);
  // A client that is with somebody for a time goes back first.
  if (held || (handover && handover.state !== 'done')) return undefined;
  const step = nextStep(silence, state, today, setting.days);
  if (step.kind === 'none') return undefined;
  if (step.kind === 'release') return (await release(context, found.id, silence, state)) ? 'released' : undefined;
  const warned: ReleaseState = {
    state: 'warned',
    period: periodOf(silence),
    since: silence.since,
    warnedOn: { ...knownOf(silence, state), [step.days]: today },
  };
  await context.table.transact([writeReleaseState(found.id, warned, state), ...tellNear(context, found, step.dueOn)]);
  return 'warned';
}

function tellNear(context: Context, company: StoredRecord, day: string): readonly Write[] {
  const managerId = ownerIdOf(company);
  const answering = findEffectiveManager(context, {
    accountManagerId: managerId,
    departmentId: company.departmentId,
  });
  const params = { company: String(company.data.name), day };
  const link = { object: 'companies', id: company.id } as const;
  const isAway = answering?.as === 'substitute';
  return [
    writeNotice(context, managerId, { kind: 'releaseNear', why: 'manager', params, link }),
    ...(isAway
      ? [writeNotice(context, answering.user.id, { kind: 'releaseNear', why: 'substitute', params, link })]
      : []),
  ];
}

/** With all open work that the account manager has with the client, and a word to both. */
async function release(
  context: Context,
  id: string,
  silence: Silence,
  before: ReleaseState | undefined,
): Promise<boolean> {
  const company = await loadRecord(context.table, id);
  const pool = company && findPool(context, company);
  if (!company || !pool || !isLive(company) || ownerIdOf(company) !== silence.managerId) return false;
  const work = await listOpenWork(context, id, silence.managerId);
  const note = `no two-way contact since ${silence.since}`;
  const draft = draftHandover(context, company, work, pool.id, { note, isRelease: true });
  const params = { company: String(company.data.name), since: silence.since };
  const link = { object: 'companies', id } as const;
  const person = context.directory.users.get(silence.managerId)?.name ?? '';
  const notice = writeNotice(context, pool.id, {
    kind: 'clientReceived',
    why: 'head',
    params: { ...params, person },
    link,
  });
  const { writes } = planHandover(context, draft, company, work, notice);
  const released: ReleaseState = {
    state: 'released',
    period: periodOf(silence),
    since: silence.since,
    warnedOn: knownOf(silence, before),
    released: { on: todayOf(context), fromId: silence.managerId, toId: pool.id },
  };
  await context.table.transact([
    ...writes,
    writeReleaseState(id, released, before),
    // Who had the client may not see it any more.
    writeNotice(context, silence.managerId, { kind: 'clientReleased', why: 'formerManager', params }),
  ]);
  return true;
}
