import { createHash } from 'node:crypto';
import type { CleansingSchedule } from '#shared/model/cleansing.ts';
import { mondayOf } from '#shared/model/quality/days.ts';
import { actorOf } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { dayIn } from '../organisation/calendar.ts';
import { describePlan, readPlans, type StoredPlan } from './cleansing-plan.ts';
import { insertCleansingRun } from './cleansing-run.ts';
import { draftCleansingRun } from './request-cleansing.ts';

/**
 * Begins a run of each plan whose turn it is: in the first night of its day, week or month, and after nights without a run in
 * the next one. Called twice, it begins each once.
 * @returns ids of the runs that were begun
 */
export async function beginScheduled(context: Context): Promise<readonly string[]> {
  const today = dayIn(context.tenant.timeZone, context.now());
  const begun: string[] = [];
  for (const plan of await readPlans(context.table)) {
    if (!plan.schedule) continue;
    const id = runIdOf(plan, periodOf(plan.schedule, today));
    const run = draftCleansingRun(context, describePlan(context, plan), id, 'schedule');
    const approval = approvalFor(context, plan, today);
    if (await insertCleansingRun(context.table, { ...run, ...approval })) begun.push(id);
  }
  return begun;
}

/** Given in advance, for as long as its author may give it. */
function approvalFor({ directory, now }: Context, { scheduledBy }: StoredPlan, today: string) {
  const user = scheduledBy === undefined ? undefined : directory.users.get(scheduledBy);
  if (user?.status !== 'active') return {};
  if (!actorOf(user, directory, today).permissions.capabilities.includes('runJobs')) return {};
  return { approved: { by: user.id, at: now().toISOString() } };
}

function periodOf({ every }: CleansingSchedule, day: string): string {
  if (every === 'day') return day;
  return every === 'week' ? mondayOf(day) : day.slice(0, 7);
}

/** The same for everybody who asks in the period. */
function runIdOf({ id }: StoredPlan, period: string): string {
  const hash = createHash('sha256').update(`${id} ${period}`).digest('hex');
  return `cln_${hash.slice(0, 26).toUpperCase()}`;
}
