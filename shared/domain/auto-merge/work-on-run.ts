import { systemActor } from '../access/actor.ts';
import type { Context } from '../context.ts';
import type { Workshop } from '../merging/work-on-merge.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { mergePairs } from './merge-pairs.ts';
import type { MergeRun } from './merge-run.ts';
import { type RunLease, takeRunLease } from './run-lease.ts';
import { undoPairs } from './undo-pairs.ts';

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

/** Who merges when nobody was asked. */
export const autoMergeActor = systemActor('auto-merge');

/**
 * Goes on with a run of merges, or with undoing it, where it stands. Called twice, or again after a crash, it does nothing
 * twice; while somebody else is at it, it leaves.
 * @param length of the work in milliseconds, after which it is left to the next call
 */
export async function workOnRun(workshop: Workshop, id: string, length: number): Promise<void> {
  const { table, tenant, now, newId } = workshop;
  const lease: RunLease = { table, now, id, holder: newId('lease') };
  const run = await takeRunLease(lease);
  if (!run) return;
  const deadline = now().getTime() + length;
  const work: RunWork = {
    context: {
      actor: autoMergeActor,
      directory: await loadDirectory(table),
      table,
      tenant,
      channel: 'job',
      now,
      newId,
    },
    workshop,
    lease,
    run,
    count: { merged: run.merged },
    isOver: () => now().getTime() > deadline,
  };
  await (run.status === 'undoing' ? undoPairs(work) : mergePairs(work));
}
