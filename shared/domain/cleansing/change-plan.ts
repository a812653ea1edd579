import {
  type CleansingSchedule,
  type CleansingStep,
  cleansingPlanPatchSchema,
  cleansingPlanSchema,
  cleansingSteps,
  thingsOfStep,
} from '#shared/model/cleansing.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { jobKey } from '#shared/store/keys/jobs.ts';
import { wasWritten } from '#shared/store/lease.ts';
import { hasVersion, isAbsent } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type CleansingPlan, describePlan, requirePlan, type StoredPlan, toPlanItem } from './cleansing-plan.ts';

/**
 * @param body untrusted: `cleansingPlanSchema`
 * @throws Problem `access.denied` | `validation.failed`, for a step that is named twice as well
 */
export async function createCleansingPlan(context: Context, body: unknown): Promise<CleansingPlan> {
  requireCapability(context.actor, 'runJobs');
  const { name, steps, schedule = null } = checkBody(cleansingPlanSchema, body);
  const plan: StoredPlan = {
    id: context.newId('cpl'),
    name,
    steps: sortSteps(steps),
    ...scheduleBy(context, schedule),
    version: 1,
    createdAt: context.now().toISOString(),
    createdBy: context.actor.id,
  };
  await context.table.write({ put: toPlanItem(plan), if: isAbsent });
  return describePlan(context, plan);
}

/**
 * Previews that were made of it before stay as they are: what was shown is what is approved.
 * @param body untrusted: `cleansingPlanPatchSchema`
 * @param version that the caller knows
 * @throws Problem `access.denied` | `not_found` | `validation.failed` | `precondition.failed` | `write.conflict`
 */
export async function updateCleansingPlan(
  context: Context,
  id: string,
  body: unknown,
  version: number,
): Promise<CleansingPlan> {
  requireCapability(context.actor, 'runJobs');
  const { name, steps, schedule } = checkBody(cleansingPlanPatchSchema, body);
  const before = await requirePlan(context.table, id);
  if (before.version !== version)
    throw new Problem('precondition.failed', { members: { current: describePlan(context, before) } });
  const { scheduledBy: _by, schedule: _schedule, ...kept } = before;
  const { scheduledBy } = before;
  const after: StoredPlan = {
    ...kept,
    name: name ?? before.name,
    steps: steps ? sortSteps(steps) : before.steps,
    // Whoever changes what is done unasked answers for it.
    ...(schedule === undefined && !steps
      ? { schedule: before.schedule, ...(scheduledBy && { scheduledBy }) }
      : scheduleBy(context, schedule === undefined ? before.schedule : schedule)),
    version: version + 1,
  };
  const isWritten = wasWritten(context.table.write({ put: toPlanItem(after), if: isStill(before) }));
  if (!(await isWritten)) throw new Problem('write.conflict');
  return describePlan(context, after);
}

/** Its runs stay, and can be undone. @throws Problem `access.denied` | `not_found` | `write.conflict` */
export async function deleteCleansingPlan(context: Context, id: string): Promise<void> {
  requireCapability(context.actor, 'runJobs');
  const plan = await requirePlan(context.table, id);
  const isWritten = await wasWritten(context.table.write({ delete: jobKey(id), if: isStill(plan) }));
  if (!isWritten) throw new Problem('write.conflict');
}

/** Those of earlier releases had no version. */
function isStill({ version }: StoredPlan) {
  const isSame = hasVersion(version);
  return version === 1 ? { any: [isSame, { attribute: 'version', op: 'absent' } as const] } : isSame;
}

function scheduleBy(
  { actor }: Context,
  schedule: CleansingSchedule | null,
): Pick<StoredPlan, 'schedule' | 'scheduledBy'> {
  return { schedule, ...(schedule?.unasked && { scheduledBy: actor.id }) };
}

/**
 * Phones have their country when that of the company is looked for, whatever was named first.
 * @throws Problem `validation.failed`, for a step that is named twice, or limited to what is another's
 */
function sortSteps(steps: readonly CleansingStep[]): readonly CleansingStep[] {
  const errors = steps.flatMap((step, at): FieldProblem[] => {
    if (steps.findIndex(({ kind }) => kind === step.kind) < at)
      return [{ pointer: `/steps/${at}`, code: 'contradiction' }];
    const known: readonly string[] = thingsOfStep[step.kind as keyof typeof thingsOfStep] ?? [];
    const strange = step.what?.findIndex((thing) => !known.includes(thing)) ?? -1;
    return strange < 0 ? [] : [{ pointer: `/steps/${at}/what/${strange}`, code: 'option' }];
  });
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return steps.toSorted((one, other) => cleansingSteps.indexOf(one.kind) - cleansingSteps.indexOf(other.kind));
}
