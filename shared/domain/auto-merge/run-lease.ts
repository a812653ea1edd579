import type { MergeRunStatus } from '#shared/model/auto-merge.ts';
import { mergeRunKey } from '#shared/store/keys.ts';
import { type Condition, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { fromRunItem, type MergeRun } from './merge-run.ts';

/** Longer than the wait for what may come in late; in milliseconds. */
const leaseLength = 120_000;

/** Who works on a run. */
export interface RunLease {
  readonly table: Table;
  readonly now: () => Date;
  readonly id: string;
  readonly holder: string;
}

/** @returns the run as it stands; nothing when it is at rest, or somebody else is at it */
export async function takeRunLease(lease: RunLease): Promise<MergeRun | undefined> {
  const { table, now, id } = lease;
  const condition: Condition = {
    all: [
      { attribute: 'active', op: 'present' },
      {
        any: [
          { attribute: 'lease', op: 'absent' },
          { attribute: 'lease.until', op: 'lt', value: now().getTime() },
        ],
      },
    ],
  };
  if (!(await wasWritten(table.write({ update: mergeRunKey(id), set: { lease: termOf(lease) }, if: condition }))))
    return undefined;
  const item = await table.get(mergeRunKey(id), { consistent: true });
  return item && fromRunItem(item);
}

/** A sign of life. @returns false when the work is somebody else's by now, or is to be undone */
export function keepRunLease(lease: RunLease, status: MergeRunStatus): Promise<boolean> {
  return wasWritten(lease.table.write({ update: mergeRunKey(lease.id), ...stillHeld(lease, status) }));
}

/** The same, together with one more merge. @param place of it, counted from 0 */
export function countMerge(lease: RunLease, place: number): Write {
  const { set, if: held } = stillHeld(lease, 'running');
  const isNext: Condition = { attribute: 'merged', op: 'eq', value: place };
  return { update: mergeRunKey(lease.id), set: { ...set, merged: place + 1 }, if: { all: [held, isNext] } };
}

function stillHeld(lease: RunLease, status: MergeRunStatus) {
  return {
    set: { lease: termOf(lease) },
    if: {
      all: [
        { attribute: 'status', op: 'eq', value: status },
        { attribute: 'lease.holder', op: 'eq', value: lease.holder },
      ],
    } satisfies Condition,
  } as const;
}

function termOf({ now, holder }: RunLease) {
  return { holder, until: now().getTime() + leaseLength };
}

/** Gives the work back, for somebody else to go on with, or at its end. */
export function giveRunBack(lease: RunLease, end?: Partial<MergeRun>): Promise<boolean> {
  return wasWritten(
    lease.table.write({
      update: mergeRunKey(lease.id),
      ...(end && { set: { ...end } }),
      remove: end ? ['lease', 'active'] : ['lease'],
      if: { attribute: 'lease.holder', op: 'eq', value: lease.holder },
    }),
  );
}

async function wasWritten(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}
