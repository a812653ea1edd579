import { cleansingRequested } from '#shared/model/bus-events.ts';
import { approvalSchema } from '#shared/model/cleansing.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { type CleansingPlan, requireCleansingPlan } from './cleansing-plan.ts';
import {
  type CleansingRun,
  changeCleansingRun,
  cleansingRunPartition,
  fromCleansingItem,
  hasCleansingStatus,
  insertCleansingRun,
  requireCleansingRun,
} from './cleansing-run.ts';

/** Has a plan looked at in the background: nothing changes. @throws Problem `access.denied` | `not_found` */
export async function requestPreview(
  context: Context,
  publisher: EventPublisher,
  planId: string,
  language: Language,
): Promise<CleansingRun> {
  requireCapability(context.actor, 'runJobs');
  const plan = await requireCleansingPlan(context, planId, language);
  const run = draftCleansingRun(context, plan, context.newId('cln'), context.actor.id);
  await insertCleansingRun(context.table, run);
  await wakeCleansing(publisher, run.id);
  return run;
}

export function draftCleansingRun(context: Context, plan: CleansingPlan, id: string, by: string): CleansingRun {
  return {
    id,
    planId: plan.id,
    planName: plan.name,
    steps: plan.steps,
    status: 'previewing',
    at: context.now().toISOString(),
    by,
    examined: 0,
    total: 0,
    done: 0,
    stepCounts: plan.steps.map(({ kind }) => ({ kind, found: 0, done: 0 })),
    outcomes: {},
    fields: {},
    samples: [],
    active: true,
  };
}

/**
 * Approves what a preview showed, and has exactly that carried out in the background. Asked again, it wakes work that has
 * come to a halt.
 * @param body untrusted: `approvalSchema`
 * @throws Problem `access.denied` | `not_found` | `validation.failed`, for a preview of another plan | `cleansing.state`,
 * when there is nothing to approve
 */
export async function approvePreview(
  context: Context,
  publisher: EventPublisher,
  planId: string,
  body: unknown,
  language: Language,
): Promise<CleansingRun> {
  requireCapability(context.actor, 'runJobs');
  const { previewId } = checkBody(approvalSchema, body);
  const plan = await requireCleansingPlan(context, planId, language);
  const run =
    previewId === undefined ? await findNewest(context, plan.id) : await findPreview(context, plan.id, previewId);
  if (run.status === 'previewed') {
    const approved = { by: context.actor.id, at: context.now().toISOString() };
    const set = { status: 'running', approved, active: true };
    await changeCleansingRun(context.table, run.id, { set }, hasCleansingStatus('previewed'));
  } else if (run.status !== 'running' && run.status !== 'done') throw new Problem('cleansing.state');
  await wakeCleansing(publisher, run.id);
  return requireCleansingRun(context.table, run.id, context.now());
}

async function findPreview({ table, now }: Context, planId: string, id: string): Promise<CleansingRun> {
  const unknown = new Problem('validation.failed', { errors: [{ pointer: '/previewId', code: 'reference' }] });
  const run = await requireCleansingRun(table, id, now()).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'not_found' ? unknown : error;
  });
  if (run.planId !== planId) throw unknown;
  return run;
}

/** Among so many, the newest first. */
const mostSought = 100;

async function findNewest({ table, now }: Context, planId: string): Promise<CleansingRun> {
  const { items } = await table.query({ index: 'gsi5', pk: cleansingRunPartition, reverse: true, limit: mostSought });
  const newest = items.map(fromCleansingItem).find((run) => run.planId === planId && run.status === 'previewed');
  if (!newest) throw new Problem('cleansing.state');
  return requireCleansingRun(table, newest.id, now());
}

/**
 * Has all of a run taken back in the background; one that is still at work ends. Asked again, it wakes work that has come to
 * a halt.
 * @throws Problem `access.denied` | `not_found` | `cleansing.state`, for what changed nothing yet
 */
export async function requestCleansingUndo(
  context: Context,
  publisher: EventPublisher,
  id: string,
): Promise<CleansingRun> {
  requireCapability(context.actor, 'runJobs');
  const { table, actor, now } = context;
  const run = await requireCleansingRun(table, id, now());
  if (run.status === 'undone') return run;
  if (run.status !== 'undoing') {
    if (run.status !== 'running' && run.status !== 'done') throw new Problem('cleansing.state');
    const undo = { by: actor.id, at: now().toISOString(), done: 0, reversed: 0, kept: 0, failed: 0 };
    const set = { status: 'undoing', undo, active: true };
    // Whoever is still at work notices at the next sign of life.
    const change = { set, remove: ['lease', 'position', 'place', 'kept'] };
    await changeCleansingRun(table, id, change, hasCleansingStatus('running', 'done'));
  }
  await wakeCleansing(publisher, id);
  return requireCleansingRun(table, id, now());
}

export async function wakeCleansing(publisher: EventPublisher, id: string): Promise<void> {
  await publisher.publish([{ ...cleansingRequested, detail: { id } }]);
}

/** Work that nobody has given a sign of life of for this long has come to a halt. In milliseconds. */
const silence = 60_000;

/** Has work go on that came to a halt, whoever looks at it. */
export async function wakeIfHalted(publisher: EventPublisher, run: CleansingRun, now: Date): Promise<void> {
  if (isHalted(run, now)) await wakeCleansing(publisher, run.id);
}

export function isHalted(run: CleansingRun, now: Date): boolean {
  const begun = run.undo?.at ?? run.approved?.at ?? run.at;
  const heard = run.lease?.until ?? Date.parse(begun) + silence;
  return run.active === true && heard < now.getTime();
}
