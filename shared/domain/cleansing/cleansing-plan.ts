import { type CleansingStep, cleansingPlanSchema, cleansingSteps, nightlyPlan } from '#shared/model/cleansing.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import { jobIndexKeys, jobKey, jobPartition } from '#shared/store/keys.ts';
import { type Item, isAbsent } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';

export interface CleansingPlan {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly CleansingStep[];
  /** null: the plan of the schedule, which nobody made. */
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly createdAt: string | null;
  /** Carried out by the schedule, without anybody's approval. */
  readonly isScheduled: boolean;
}

const kind = 'cleansing-plans';

/** More plans than anybody tells apart. */
const mostListed = 100;

/** That of the schedule first, then the newest. @throws Problem `access.denied` */
export async function listCleansingPlans(context: Context, language: Language): Promise<readonly CleansingPlan[]> {
  requireCapability(context.actor, 'runJobs');
  const { items } = await context.table.query({
    index: 'gsi5',
    pk: jobPartition(kind),
    reverse: true,
    limit: mostListed,
  });
  return [describeNightly(language), ...items.map((item) => describe(context, item))];
}

/**
 * @param body untrusted: `cleansingPlanSchema`
 * @throws Problem `access.denied` | `validation.failed`, for a step that is named twice as well
 */
export async function createCleansingPlan(context: Context, body: unknown): Promise<CleansingPlan> {
  requireCapability(context.actor, 'runJobs');
  const { name, steps } = checkBody(cleansingPlanSchema, body);
  const again = steps.findIndex((one, at) => steps.findIndex((other) => other.kind === one.kind) < at);
  if (again >= 0)
    throw new Problem('validation.failed', { errors: [{ pointer: `/steps/${again}`, code: 'contradiction' }] });
  const id = context.newId('cpl');
  const createdAt = context.now().toISOString();
  const item = {
    ...jobKey(id),
    ...jobIndexKeys(kind, createdAt, id),
    type: 'cleansing-plan',
    shape: 1,
    id,
    name,
    // Phones have their country when that of the company is looked for, whatever was named first.
    steps: steps.toSorted((one, other) => cleansingSteps.indexOf(one.kind) - cleansingSteps.indexOf(other.kind)),
    createdAt,
    createdBy: context.actor.id,
  };
  await context.table.write({ put: item, if: isAbsent });
  return describe(context, item);
}

/** @throws Problem `not_found` */
export async function requireCleansingPlan(context: Context, id: string, language: Language): Promise<CleansingPlan> {
  if (id === nightlyPlan.id) return describeNightly(language);
  const item = /^cpl_[0-9A-Z]{26}$/.test(id) ? await context.table.get(jobKey(id)) : undefined;
  if (!item) throw new Problem('not_found');
  return describe(context, item);
}

export function describeNightly(language: Language): CleansingPlan {
  const { id, steps } = nightlyPlan;
  return {
    id,
    name: translate(language, 'cleansing.nightly'),
    steps,
    createdBy: null,
    createdAt: null,
    isScheduled: true,
  };
}

function describe({ directory }: Context, item: Item): CleansingPlan {
  const { id, name, steps, createdAt, createdBy } = item as Item & { readonly createdBy: string } & Pick<
      CleansingPlan,
      'id' | 'name' | 'steps' | 'createdAt'
    >;
  const author = { id: createdBy, name: directory.users.get(createdBy)?.name ?? createdBy };
  return { id, name, steps, createdAt, createdBy: author, isScheduled: false };
}
