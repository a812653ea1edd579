import { mergeRunKey } from '#shared/store/keys/jobs.ts';
import { giveBack, keepLease, wasWritten, writeSign } from '#shared/store/lease.ts';
import { isWorthALook } from '../auto-merge/choose-pair.ts';
import { fromRunItem, type MergeRun, writeRun } from '../auto-merge/merge-run.ts';
import { listSurest } from '../auto-merge/pair-list.ts';
import { loadAutoMerge } from '../auto-merge/settings.ts';
import { workOnRun } from '../auto-merge/work-on-run.ts';
import type { Context } from '../context.ts';
import type { CleansingWork, Progress } from './cleansing-work.ts';

/** What one run takes; the next preview shows the others. An item of the table holds no more by far. */
const mostPairs = 2000;

/** Shorter than a lease together with the wait for what may come in late; in milliseconds. */
const length = 60_000;

/** Ids of the pairs that would be merged unasked; none where the workspace does not want it. */
export async function listCertainPairs(context: Context): Promise<readonly string[]> {
  const { enabled, from } = await loadAutoMerge(context.table);
  if (!enabled || from === null) return [];
  const pairs = await listSurest(context.table, from);
  return pairs
    .filter((pair) => isWorthALook(context, { from }, pair))
    .slice(0, mostPairs)
    .map(({ id }) => id);
}

/** Merges the pairs that the preview showed, by a run of automatic merges of their own. */
export async function mergeCertain(work: CleansingWork): Promise<Progress> {
  const { context, lease, run } = work;
  const { pairs = [] } = run;
  if (pairs.length === 0) return 'done';
  const { enabled, from } = await loadAutoMerge(context.table);
  const id = mergeRunIdOf(run.id);
  if (!(await findMergeRun(context, id))) {
    if (!enabled || from === null) return 'done';
    const at = context.now().toISOString();
    const by = run.approved?.by ?? 'schedule';
    const begun: MergeRun = { id, at, by, status: 'running', from, pairs, merged: 0, active: true };
    // Nothing is begun any more for a run that is being taken back.
    await wasWritten(context.table.transact([writeRun(begun), writeSign(lease, { mergeRunId: id })]));
  }
  return bringToRest(work, id);
}

/** First of what is taken back: what was merged is several records again, each with its own fields. */
export async function unmergeCertain(work: CleansingWork): Promise<Progress> {
  const { context, run } = work;
  const id = mergeRunIdOf(run.id);
  const merges = await findMergeRun(context, id);
  if (!merges || merges.status === 'undone') return 'done';
  if (merges.status !== 'undoing') {
    const undo = { by: context.actor.id, at: context.now().toISOString(), reason: run.planName };
    await wasWritten(
      context.table.write({
        update: mergeRunKey(id),
        set: { status: 'undoing', undo, active: true },
        remove: ['lease', 'finishedAt'],
        if: { attribute: 'status', op: 'eq', value: merges.status },
      }),
    );
  }
  return bringToRest(work, id);
}

/** The same whoever asks, so that a run that broke off meets the merges that it began. */
function mergeRunIdOf(runId: string): string {
  return runId.replace(/^cln_/, 'mrn_');
}

export async function findMergeRun({ table }: Context, id: string): Promise<MergeRun | undefined> {
  const item = await table.get(mergeRunKey(id), { consistent: true });
  return item && fromRunItem(item);
}

async function bringToRest(work: CleansingWork, id: string): Promise<Progress> {
  const { context, lease, isLate, wait } = work;
  const { table, tenant, now, newId } = context;
  for (;;) {
    const before = await findMergeRun(context, id);
    if (before?.active === undefined) return noteMerged(work, id, before?.merged ?? 0);
    const isBusy = before.lease !== undefined && before.lease.until > now().getTime();
    if (isLate() || isBusy) {
      await giveBack(lease);
      return 'left';
    }
    if (!(await keepLease(lease, { mergeRunId: id }))) return 'lost';
    await workOnRun({ table, tenant, now, newId, wait }, id, length);
  }
}

async function noteMerged({ lease, run }: CleansingWork, id: string, merged: number): Promise<Progress> {
  const stepCounts = run.stepCounts.map((count) =>
    count.kind === 'mergeCertain' ? { ...count, done: merged } : count,
  );
  return (await keepLease(lease, { mergeRunId: id, stepCounts })) ? 'done' : 'lost';
}
