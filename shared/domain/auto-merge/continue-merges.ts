import { mergeKey } from '#shared/store/keys/jobs.ts';
import { fromMergeItem, type MergeEntry } from '../merging/merge-entry.ts';
import { continueMerge, grace } from '../merging/work-on-merge.ts';
import type { RunLine } from './merge-run.ts';
import { keepRunLease } from './run-lease.ts';
import type { RunWork } from './run-work.ts';

/**
 * Brings the merges of a run to rest, or the undoing of them: one wait for what may come in late serves all.
 * @param besides what is done for each of them that was not at rest
 */
export async function continueMerges(
  { context, workshop, lease, run }: RunWork,
  lines: readonly RunLine[],
  besides: (entry: MergeEntry) => Promise<void>,
): Promise<void> {
  if (lines.length === 0) return;
  const items = await context.table.getMany(
    lines.map(({ mergeId }) => mergeKey(mergeId)),
    { consistent: true },
  );
  const unsettled = items.map(fromMergeItem).filter(({ settled }) => settled !== true);
  if (unsettled.length === 0) return;
  for (const entry of unsettled) {
    await continueMerge(workshop, entry.id);
    await besides(entry);
    if (!(await keepRunLease(lease, run.status))) return;
  }
  await workshop.wait(grace);
  for (const { id } of unsettled) {
    if (!(await keepRunLease(lease, run.status))) return;
    await continueMerge(workshop, id);
  }
}
