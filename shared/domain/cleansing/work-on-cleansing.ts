import { jobKey } from '#shared/store/keys/jobs.ts';
import { takeLease } from '#shared/store/lease.ts';
import type { Context } from '../context.ts';
import { applyLines } from './apply-lines.ts';
import { type CleansingRun, fromCleansingItem } from './cleansing-run.ts';
import type { CleansingWork, CleansingWorkshop } from './cleansing-work.ts';
import { previewLines } from './preview-lines.ts';
import { undoLines } from './undo-lines.ts';

/** Longer than the wait for what may come in late on merges; in milliseconds. */
const leaseLength = 120_000;

/**
 * Goes on with a run where it stands: with its preview, with what was approved, or with taking it back. Called twice, or
 * again after a crash, it does nothing twice; while somebody else is at it, it leaves.
 * @returns whether something is left for another call
 */
export async function workOnCleansing(workshop: CleansingWorkshop, id: string): Promise<boolean> {
  const { context } = workshop;
  const { table, now, newId } = context;
  const holder = newId('lease');
  const lease = { table, now, key: jobKey(id), holder, length: leaseLength, from: fromCleansingItem };
  const run = await takeLease(lease, { attribute: 'active', op: 'present' });
  if (!run) return false;
  const work: CleansingWork = { ...workshop, context: actFor(context, run), lease, run };
  if (run.status === 'undoing') return undoLines(work);
  if (run.status === 'running') return applyLines(work);
  const previewed = await previewLines(work);
  return previewed ? applyLines({ ...work, run: previewed }) : workshop.isLate();
}

/** Changes are made in the name of who approved them, or who takes them back. */
function actFor(context: Context, { approved, undo }: CleansingRun): Context {
  const id = undo?.by ?? approved?.by;
  if (id === undefined) return context;
  return { ...context, actor: { ...context.actor, id, name: context.directory.users.get(id)?.name ?? id } };
}
