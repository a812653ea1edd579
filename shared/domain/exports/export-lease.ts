import { jobKey } from '#shared/store/keys/jobs.ts';
import { isHeld, keepLease, type Lease, takeLease, wasWritten } from '#shared/store/lease.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type ExportEntry, toExport } from './export-entry.ts';

/** As that of imports: longer than the work between two signs of life, and shorter than the minute before a repetition. */
const leaseLength = 45_000;

/** Who works on an export in the background. */
export type ExportLease = Lease<ExportEntry>;

export function leaseOfExport(
  { table, now, newId }: Pick<Context, 'table' | 'now' | 'newId'>,
  id: string,
): ExportLease {
  return { table, now, key: jobKey(id), holder: newId('lease'), length: leaseLength, from: toExport };
}

/** @returns the export as it stands; nothing when there is nothing to do, or somebody else is doing it */
export function takeExport(lease: ExportLease): Promise<ExportEntry | undefined> {
  return takeLease(lease, { attribute: 'status', op: 'eq', value: 'running' });
}

/** Keeps how far the work is. @returns false when the lease ran out and somebody else goes on */
export function noteProgress(lease: ExportLease, progress: ExportEntry['progress']): Promise<boolean> {
  return keepLease(lease, { progress, at: lease.now().toISOString() });
}

/** @param besides what is written with the end, or not at all */
export async function finishExport(
  lease: ExportLease,
  end: Partial<ExportEntry>,
  besides: readonly Write[] = [],
): Promise<void> {
  const write: Write = { update: lease.key, set: { ...end }, remove: ['lease'], if: isHeld(lease) };
  await wasWritten(lease.table.transact([write, ...besides]));
}
