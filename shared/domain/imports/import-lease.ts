import { jobKey } from '#shared/store/keys.ts';
import { type Condition, type Table, WriteConflict } from '#shared/store/table.ts';
import { findEntry, hasStatus, type ImportEntry } from './import-entry.ts';

/**
 * The work between two signs of life takes a few seconds at most. Shorter than the minute after which a function that died
 * is called again, which then finds the lease free. In milliseconds.
 */
const leaseLength = 45_000;

/** Who works on an import in the background. */
export interface Lease {
  readonly table: Table;
  readonly now: () => Date;
  readonly id: string;
  readonly holder: string;
}

/** @returns the import as it stands; nothing when there is nothing to do, or somebody else is doing it */
export async function takeLease({ table, now, id, holder }: Lease): Promise<ImportEntry | undefined> {
  const time = now().getTime();
  const isFree: Condition = {
    any: [
      { attribute: 'lease', op: 'absent' },
      { attribute: 'lease.until', op: 'lt', value: time },
    ],
  };
  const lease = { holder, until: time + leaseLength };
  const condition = { all: [hasStatus('committing', 'undoing'), isFree] };
  const isTaken = await wasWritten(table.write({ update: jobKey(id), set: { lease }, if: condition }));
  return isTaken ? findEntry(table, id) : undefined;
}

/** Keeps how far the work is. @returns false when the lease ran out and somebody else goes on */
export function noteProgress({ table, now, id, holder }: Lease, progress: Partial<ImportEntry>): Promise<boolean> {
  const lease = { holder, until: now().getTime() + leaseLength };
  return wasWritten(table.write({ update: jobKey(id), set: { ...progress, lease }, if: isHeldBy(holder) }));
}

export async function finishWork({ table, id, holder }: Lease, end: Partial<ImportEntry>): Promise<void> {
  await wasWritten(table.write({ update: jobKey(id), set: { ...end }, remove: ['lease'], if: isHeldBy(holder) }));
}

function isHeldBy(value: string): Condition {
  return { attribute: 'lease.holder', op: 'eq', value };
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
