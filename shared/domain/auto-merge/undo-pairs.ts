import { Problem, type ProblemCode } from '#shared/model/problems.ts';
import { giveBack } from '#shared/store/lease.ts';
import { findMerge } from '../merging/merge-entry.ts';
import { beginUndo } from '../merging/undo-merge.ts';
import { continueMerge } from '../merging/work-on-merge.ts';
import { continueMerges } from './continue-merges.ts';
import { listLines, type RunLine, replaceLine } from './merge-run.ts';
import { endRun, keepRunLease } from './run-lease.ts';
import type { RunWork } from './run-work.ts';

/**
 * Takes back the merges of a run, the last one first, each as if somebody had asked for it. One that cannot be taken back any
 * more stays, and its line says why.
 */
export async function undoPairs(work: RunWork): Promise<void> {
  const { context, lease, run, isOver } = work;
  const lines = await listLines(context.table, run.id);
  const waiting = lines.filter(({ undone, failed }) => undone === undefined && failed === undefined).toReversed();
  for (const line of waiting) {
    if (isOver() || !(await keepRunLease(lease, 'undoing'))) return leave(work);
    const outcome = await undoLine(work, line);
    if (!outcome) return leave(work);
    await context.table.write(replaceLine(run, { ...line, ...outcome }));
  }
  await continueMerges(work, lines, async () => undefined);
  await endRun(lease, { status: 'undone', finishedAt: lease.now().toISOString() });
}

async function leave({ lease }: RunWork): Promise<void> {
  await giveBack(lease);
}

/** @returns nothing when somebody else is just taking it back */
async function undoLine(
  { context, workshop, run }: RunWork,
  { mergeId }: RunLine,
): Promise<Pick<RunLine, 'undone' | 'kept' | 'failed'> | undefined> {
  const { table, now } = context;
  const entry = await findMerge(table, mergeId, now());
  if (!entry) return { failed: 'not_found' };
  const failed = await tryToBegin(() =>
    beginUndo(context, entry, { by: run.undo?.by ?? run.by, reason: reasonOf(run) }),
  );
  if (failed) return { failed };
  await continueMerge(workshop, mergeId);
  const after = await findMerge(table, mergeId, now());
  if (after?.status === 'undoing') return undefined;
  return after?.status === 'undone' ? { undone: true, kept: after.kept ?? [] } : { failed: 'merge.state' };
}

function reasonOf({ undo }: RunWork['run']): string {
  return undo?.reason ?? '';
}

async function tryToBegin(begin: () => Promise<void>): Promise<ProblemCode | undefined> {
  try {
    await begin();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
