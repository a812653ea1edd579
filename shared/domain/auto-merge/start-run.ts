import { mergeRunSchema } from '#shared/model/auto-merge.ts';
import { mergeRequested } from '#shared/model/bus-events.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { describeRun, type MergeRunView } from './describe-run.ts';
import { listActiveRuns, type MergeRun, writeRun } from './merge-run.ts';
import { loadAutoMerge } from './settings.ts';

/**
 * Has what may be merged unasked merged now, in the background.
 * @param body untrusted: `mergeRunSchema`
 * @throws Problem `access.denied` | `validation.failed` | `autoMerge.off` | `autoMerge.running`
 */
export async function startRun(context: Context, publisher: EventPublisher, body: unknown): Promise<MergeRunView> {
  requireCapability(context.actor, 'configure');
  const { accountManagerId } = checkBody(mergeRunSchema, body);
  if (accountManagerId !== undefined && !context.directory.users.has(accountManagerId))
    throw new Problem('validation.failed', { errors: [{ pointer: '/accountManagerId', code: 'reference' }] });
  const [setting, active] = await Promise.all([loadAutoMerge(context.table), listActiveRuns(context.table)]);
  if (!setting.enabled || setting.from === null) throw new Problem('autoMerge.off');
  if (active.length > 0) throw new Problem('autoMerge.running');
  const run = draftRun(context, context.actor.id, setting.from, accountManagerId);
  await context.table.write(writeRun(run));
  await wakeRun(publisher, run.id);
  return describeRun(context, run);
}

/** Has a run begin, if the workspace wants any: whoever looks after what is due carries it out. @returns whether it does */
export async function scheduleRun(context: Context): Promise<boolean> {
  const [setting, active] = await Promise.all([loadAutoMerge(context.table), listActiveRuns(context.table)]);
  if (!setting.enabled || setting.from === null || active.length > 0) return false;
  await context.table.write(writeRun(draftRun(context, 'schedule', setting.from, undefined)));
  return true;
}

function draftRun({ newId, now }: Context, by: string, from: number, accountManagerId: string | undefined): MergeRun {
  return {
    id: newId('mrn'),
    at: now().toISOString(),
    by,
    status: 'running',
    from,
    ...(accountManagerId !== undefined && { accountManagerId }),
    merged: 0,
    active: true,
  };
}

export async function wakeRun(publisher: EventPublisher, id: string): Promise<void> {
  await publisher.publish([{ ...mergeRequested, detail: { id } }]);
}
