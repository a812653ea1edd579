import { mergeKey } from '#shared/store/keys.ts';
import { type Condition, type Table, WriteConflict } from '#shared/store/table.ts';
import { hasStatus, type MergeEntry } from './merge-entry.ts';

/** The work between two signs of life takes a few seconds; shorter than the minute after which a dead function is called again. */
const leaseLength = 45_000;

/** Who works on a merge in the background. */
export interface Lease {
  readonly table: Table;
  readonly now: () => Date;
  readonly id: string;
  readonly holder: string;
}

const isUnsettled: Condition = {
  all: [hasStatus('done', 'undone'), { attribute: 'settled', op: 'absent' }],
};

/** @returns the merge as it stands; nothing when there is nothing to do, or somebody else is doing it */
export async function takeLease({ table, now, id, holder }: Lease): Promise<MergeEntry | undefined> {
  const time = now().getTime();
  const isFree: Condition = {
    any: [
      { attribute: 'lease', op: 'absent' },
      { attribute: 'lease.until', op: 'lt', value: time },
    ],
  };
  const condition = { all: [{ any: [hasStatus('queued', 'moving', 'undoing'), isUnsettled] }, isFree] };
  const lease = { holder, until: time + leaseLength };
  const isTaken = await wasWritten(table.write({ update: mergeKey(id), set: { lease }, if: condition }));
  if (!isTaken) return undefined;
  const item = await table.get(mergeKey(id), { consistent: true });
  return item as unknown as MergeEntry | undefined;
}

/** Keeps what has become of it so far. @returns false when the work is somebody else's by now */
export function noteProgress({ table, now, id, holder }: Lease, progress: Partial<MergeEntry>): Promise<boolean> {
  const lease = { holder, until: now().getTime() + leaseLength };
  return wasWritten(table.write({ update: mergeKey(id), set: { ...progress, lease }, if: isHeldBy(holder) }));
}

/** Gives the work back. @returns false when it is somebody else's by now */
export function giveBack({ table, id, holder }: Lease, end: Partial<MergeEntry>): Promise<boolean> {
  return wasWritten(table.write({ update: mergeKey(id), set: { ...end }, remove: ['lease'], if: isHeldBy(holder) }));
}

export function isHeldBy(holder: string): Condition {
  return { attribute: 'lease.holder', op: 'eq', value: holder };
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
