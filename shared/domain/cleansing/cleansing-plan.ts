import { type CleansingSchedule, type CleansingStep, nightlyPlan } from '#shared/model/cleansing.ts';
import { translate } from '#shared/model/messages/translate.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { jobIndexKeys, jobKey, jobPartition } from '#shared/store/keys/jobs.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface CleansingPlan {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly CleansingStep[];
  /** null: the plan of the schedule, which nobody made. */
  readonly createdBy: Person | null;
  readonly createdAt: string | null;
  /** null: only when somebody asks for it. */
  readonly schedule: CleansingSchedule | null;
  /** Whose approval `unasked` is; null with the plan of the schedule, which needs nobody's. */
  readonly scheduledBy: Person | null;
  readonly version: number;
  /** That of the schedule, which nobody made and nobody changes. */
  readonly isScheduled: boolean;
}

/** A plan as it is kept. */
export type StoredPlan = Pick<CleansingPlan, 'id' | 'name' | 'steps' | 'schedule' | 'version'> & {
  readonly createdAt: string;
  /** User id. */
  readonly createdBy: string;
  readonly scheduledBy?: string;
};

const kind = 'cleansing-plans';

/** More plans than anybody tells apart. */
const mostListed = 100;

/** That of the schedule first, then the newest. @throws Problem `access.denied` */
export async function listCleansingPlans(context: Context, language: Language): Promise<readonly CleansingPlan[]> {
  requireCapability(context.actor, 'runJobs');
  const plans = await readPlans(context.table);
  return [describeNightly(language), ...plans.map((plan) => describePlan(context, plan))];
}

/** The newest first. */
export async function readPlans(table: Table): Promise<readonly StoredPlan[]> {
  const { items } = await table.query({ index: 'gsi5', pk: jobPartition(kind), reverse: true, limit: mostListed });
  return items.map(fromPlanItem);
}

/** @throws Problem `not_found` */
export async function requireCleansingPlan(context: Context, id: string, language: Language): Promise<CleansingPlan> {
  return id === nightlyPlan.id
    ? describeNightly(language)
    : describePlan(context, await requirePlan(context.table, id));
}

/** @throws Problem `not_found`, also for the plan of the schedule, which is not kept */
export async function requirePlan(table: Table, id: string): Promise<StoredPlan> {
  const item = /^cpl_[0-9A-Z]{26}$/.test(id) ? await table.get(jobKey(id), { consistent: true }) : undefined;
  if (item?.type !== 'cleansing-plan') throw new Problem('not_found');
  return fromPlanItem(item);
}

export function describeNightly(language: Language): CleansingPlan {
  const { id, steps } = nightlyPlan;
  return {
    id,
    name: translate(language, 'cleansing.nightly'),
    steps,
    createdBy: null,
    createdAt: null,
    schedule: { every: 'day', unasked: true },
    scheduledBy: null,
    version: 0,
    isScheduled: true,
  };
}

export function describePlan({ directory }: Context, plan: StoredPlan): CleansingPlan {
  const personOf = (id: string): Person => ({ id, name: directory.users.get(id)?.name ?? id });
  const { createdBy, scheduledBy } = plan;
  return {
    ...plan,
    createdBy: personOf(createdBy),
    scheduledBy: scheduledBy === undefined ? null : personOf(scheduledBy),
    isScheduled: false,
  };
}

export function toPlanItem(plan: StoredPlan): Item {
  const keys = { ...jobKey(plan.id), ...jobIndexKeys(kind, plan.createdAt, plan.id) };
  return { ...keys, type: 'cleansing-plan', shape: 1, ...plan };
}

/** Those of earlier releases had no schedule. */
function fromPlanItem(item: Item): StoredPlan {
  const {
    id,
    name,
    steps,
    schedule = null,
    scheduledBy,
    version = 1,
    createdAt,
    createdBy,
  } = item as unknown as StoredPlan;
  return { id, name, steps, schedule, version, createdAt, createdBy, ...(scheduledBy && { scheduledBy }) };
}
