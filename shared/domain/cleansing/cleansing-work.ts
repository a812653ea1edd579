import type { Lease } from '#shared/store/lease.ts';
import type { TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { CleansingRun } from './cleansing-run.ts';

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
