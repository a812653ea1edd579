import { jobKey } from '#shared/store/keys.ts';
import { type Lease, takeLease } from '#shared/store/lease.ts';
import type { TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { StoredRecord } from '../records/record-item.ts';
import { applyLines } from './apply-lines.ts';
import { type CleansingRun, fromCleansingItem } from './cleansing-run.ts';
import { previewLines } from './preview-lines.ts';
import { undoLines } from './undo-lines.ts';

export interface CleansingWorkshop {
  /** Who acts when nobody was asked. */
  readonly context: Context;
  readonly scan: TableScan;
  /** @param length in milliseconds */
  readonly wait: (length: number) => Promise<void>;
  /** Whether the time of this function is nearly over: whoever is called next goes on. */
  readonly isLate: () => boolean;
  /** What is put right on the way when the schedule looks at records, which no one need approve or undo. */
  readonly upkeep?: (record: StoredRecord) => Promise<UpkeepOutcome>;
}

/** Fields that were put right; `postponed`: somebody was at the record. */
export type UpkeepOutcome = readonly string[] | 'postponed';

export interface CleansingWork extends CleansingWorkshop {
  readonly lease: Lease<CleansingRun>;
  /** As it stood when the work began. */
  readonly run: CleansingRun;
}

/** How far a part of the work came. `left`: there is more, for another call; `lost`: it is somebody else's by now. */
export type Progress = 'done' | 'left' | 'lost';

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
