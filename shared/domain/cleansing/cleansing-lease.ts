import { jobKey } from '#shared/store/keys.ts';
import type { Condition, Table } from '#shared/store/table.ts';
import { type CleansingRun, fromCleansingItem, wasWritten } from './cleansing-run.ts';

/** Longer than the wait for what may come in late on merges; in milliseconds. */
const leaseLength = 120_000;

/** Who works on a run. */
export interface CleansingLease {
  readonly table: Table;
  readonly now: () => Date;
  readonly id: string;
  readonly holder: string;
}

/** @returns the run as it stands; nothing when it is at rest, or somebody else is at it */
export async function takeCleansingLease(lease: CleansingLease): Promise<CleansingRun | undefined> {
  const { table, now, id } = lease;
  const isFree: Condition = {
    any: [
      { attribute: 'lease', op: 'absent' },
      { attribute: 'lease.until', op: 'lt', value: now().getTime() },
    ],
  };
  const condition: Condition = { all: [{ attribute: 'active', op: 'present' }, isFree] };
  const isTaken = await wasWritten(table.write({ update: jobKey(id), set: { lease: termOf(lease) }, if: condition }));
  const item = isTaken ? await table.get(jobKey(id), { consistent: true }) : undefined;
  return item && fromCleansingItem(item);
}

/** Keeps how far the work is. @returns false when it is somebody else's by now, or is to be undone */
export function noteCleansing(
  lease: CleansingLease,
  progress: Partial<CleansingRun>,
  remove?: readonly string[],
): Promise<boolean> {
  const set = { ...progress, lease: termOf(lease) };
  return wasWritten(
    lease.table.write({ update: jobKey(lease.id), set, ...(remove && { remove }), if: isHeldBy(lease.holder) }),
  );
}

/** Gives the work back at its end. @returns false when it is somebody else's by now */
export function endCleansing(lease: CleansingLease, end: Partial<CleansingRun>): Promise<boolean> {
  const remove = ['lease', 'active', 'place', 'position'];
  return wasWritten(
    lease.table.write({ update: jobKey(lease.id), set: { ...end }, remove, if: isHeldBy(lease.holder) }),
  );
}

/** Leaves the rest to the next call. */
export function leaveCleansing({ table, id, holder }: CleansingLease): Promise<boolean> {
  return wasWritten(table.write({ update: jobKey(id), remove: ['lease'], if: isHeldBy(holder) }));
}

function termOf({ now, holder }: CleansingLease) {
  return { holder, until: now().getTime() + leaseLength };
}

function isHeldBy(value: string): Condition {
  return { attribute: 'lease.holder', op: 'eq', value };
}
