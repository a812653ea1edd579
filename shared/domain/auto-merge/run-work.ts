import type { Context } from '../context.ts';
import type { Workshop } from '../merging/work-on-merge.ts';
import type { MergeRun } from './merge-run.ts';
import type { RunLease } from './run-lease.ts';

/** What one call does about a run. */
export interface RunWork {
  readonly context: Context;
  readonly workshop: Workshop;
  readonly lease: RunLease;
  /** As it stood when the work began. */
  readonly run: MergeRun;
  /** Merges so far. */
  readonly count: { merged: number };
  /** Whether the time is over: whoever is called next goes on. */
  readonly isOver: () => boolean;
}
