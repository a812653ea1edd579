import { jobKey } from '#shared/store/keys.ts';
import { type Condition, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { type ExportEntry, findExport } from './export-entry.ts';

/** As that of imports: longer than the work between two signs of life, and shorter than the minute before a repetition. */
const leaseLength = 45_000;

/** Who works on an export in the background. */
export interface Lease {
  readonly table: Table;
  readonly now: () => Date;
  readonly id: string;
  readonly holder: string;
}

/** @returns the export as it stands; nothing when there is nothing to do, or somebody else is doing it */
export async function takeLease({ table, now, id, holder }: Lease): Promise<ExportEntry | undefined> {
  const time = now().getTime();
  const isFree: Condition = {
    any: [
      { attribute: 'lease', op: 'absent' },
      { attribute: 'lease.until', op: 'lt', value: time },
    ],
  };
  const condition: Condition = { all: [{ attribute: 'status', op: 'eq', value: 'running' }, isFree] };
  const lease = { holder, until: time + leaseLength };
  const isTaken = await wasWritten(table.write({ update: jobKey(id), set: { lease }, if: condition }));
  return isTaken ? findExport(table, id) : undefined;
}

/** Keeps how far the work is. @returns false when the lease ran out and somebody else goes on */
export function noteProgress({ table, now, id, holder }: Lease, progress: ExportEntry['progress']): Promise<boolean> {
  const lease = { holder, until: now().getTime() + leaseLength };
  const set = { progress, at: now().toISOString(), lease };
  return wasWritten(table.write({ update: jobKey(id), set, if: isHeldBy(holder) }));
}

/** For whoever goes on with it in another process. */
export async function giveBack({ table, id, holder }: Lease): Promise<void> {
  await wasWritten(table.write({ update: jobKey(id), remove: ['lease'], if: isHeldBy(holder) }));
}

/** @param besides what is written with the end, or not at all */
export async function finishExport(
  { table, id, holder }: Lease,
  end: Partial<ExportEntry>,
  besides: readonly Write[] = [],
): Promise<void> {
  const write: Write = { update: jobKey(id), set: { ...end }, remove: ['lease'], if: isHeldBy(holder) };
  await wasWritten(table.transact([write, ...besides]));
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
