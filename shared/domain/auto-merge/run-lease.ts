import type { MergeRunStatus } from '#shared/model/auto-merge.ts';
import { giveBack, keepLease, type Lease, writeSign } from '#shared/store/lease.ts';
import type { Condition, Write } from '#shared/store/table.ts';
import type { MergeRun } from './merge-run.ts';

/** Who works on a run. */
export type RunLease = Lease<MergeRun>;

/** A sign of life. @returns false when the work is somebody else's by now, or is to be undone */
export function keepRunLease(lease: RunLease, status: MergeRunStatus): Promise<boolean> {
  return keepLease(lease, {}, { if: isOfStatus(status) });
}

/** The same, together with one more merge. @param place of it, counted from 0 */
export function countMerge(lease: RunLease, place: number): Write {
  const isNext: Condition = { attribute: 'merged', op: 'eq', value: place };
  return writeSign(lease, { merged: place + 1 }, { if: { all: [isOfStatus('running'), isNext] } });
}

export function endRun(lease: RunLease, end: Partial<MergeRun>): Promise<boolean> {
  return giveBack(lease, end, ['active']);
}

function isOfStatus(value: MergeRunStatus): Condition {
  return { attribute: 'status', op: 'eq', value };
}
