import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { TableScan } from '#shared/store/table.ts';
import { systemActor } from '../access/actor.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { describeNightly } from '../cleansing/cleansing-plan.ts';
import { insertCleansingRun, listActiveCleansing, requireCleansingRun } from '../cleansing/cleansing-run.ts';
import type { CleansingWorkshop, UpkeepOutcome } from '../cleansing/cleansing-work.ts';
import { draftCleansingRun, isHalted } from '../cleansing/request-cleansing.ts';
import { beginScheduled } from '../cleansing/run-scheduled.ts';
import { workOnCleansing } from '../cleansing/work-on-cleansing.ts';
import type { Context } from '../context.ts';
import { commitChange } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { ToBeContinued } from './to-be-continued.ts';

export interface CleansingResult {
  readonly examined: number;
  readonly changed: number;
  /** Changed by somebody at the same moment, or its number is another record's; the next run looks again. */
  readonly postponed: number;
  /** How often each field was put right. */
  readonly fields: Readonly<Record<string, number>>;
}

const reason = 'The department of the owner';

/** The plan of the schedule merges nothing. */
const noWait = async () => {};

interface Call {
  /** Of the job. */
  readonly runId?: string;
  readonly isLate?: () => boolean;
  /** Has another run go on. */
  readonly wake?: (id: string) => Promise<void>;
}

/**
 * Carries out the plan of the schedule as a run of its own, which can be undone: records that came in by other ways than a
 * form get the same canonical values. On the way it brings those along that were saved while their owner moved to another
 * department, and gives leads that nobody got to somebody. Runs of plans with a schedule are begun, and others that broke off
 * are woken.
 * @throws ToBeContinued
 */
export async function cleanse(context: Context, scan: TableScan, call: Call = {}): Promise<CleansingResult> {
  const { runId = context.newId('run'), wake = async () => {}, isLate = () => false } = call;
  const id = runId.replace(/^run_/, 'cln_');
  const workshop: CleansingWorkshop = {
    context,
    scan,
    isLate,
    wait: noWait,
    upkeep: (record) => lookAfter(context, record),
  };
  await insertCleansingRun(
    context.table,
    draftCleansingRun(context, describeNightly(context.tenant.language), id, 'schedule'),
  );
  for (const one of await beginScheduled(context)) await wake(one);
  const waiting = (await listActiveCleansing(context.table)).filter((one) => one !== id);
  for (const one of waiting) {
    if (isHalted(await requireCleansingRun(context.table, one, context.now()), context.now())) await wake(one);
  }
  await workOnCleansing(workshop, id);
  const run = await requireCleansingRun(context.table, id, context.now());
  if (run.active) throw new ToBeContinued(`${run.done} of ${run.total} records are cleansed`);
  const { changed = 0, refused = 0, moved = 0 } = run.outcomes;
  return {
    examined: run.examined,
    changed: changed + (run.upkeep?.changed ?? 0),
    postponed: refused + moved + (run.upkeep?.postponed ?? 0),
    fields: run.fields,
  };
}

async function lookAfter(context: Context, record: StoredRecord): Promise<UpkeepOutcome> {
  try {
    return record.awaitsAssignment ? await assignLate(context, record) : await followOwner(context, record);
  } catch (error) {
    if (error instanceof Problem && error.code === 'write.conflict') return 'postponed';
    throw error;
  }
}

/** Events can be lost for good, and rules come late: what still waits is given to somebody now. */
async function assignLate(context: Context, { id, object }: StoredRecord): Promise<readonly string[]> {
  const isGiven = await assignLead({ ...context, actor: systemActor('assignment') }, id);
  return isGiven ? [definitions[object].owner] : [];
}

async function followOwner(context: Context, found: StoredRecord): Promise<readonly string[]> {
  if (departmentNow(context, found) === found.departmentId) return [];
  const before = await loadRecord(context.table, found.id);
  if (!before || !isLive(before)) return [];
  const { departmentId: old } = before;
  const department = departmentNow(context, before);
  if (department === old) return [];
  const after = nextVersion(context, before, before.data);
  const changes = [{ field: 'departmentId', old, new: department }];
  await commitChange(context, { before, after, action: 'update', changes, reason });
  return ['departmentId'];
}

function departmentNow({ directory }: Context, record: StoredRecord): string {
  return directory.users.get(ownerIdOf(record))?.departmentId ?? record.departmentId;
}
