import { mergeRunKey } from '#shared/store/keys/jobs.ts';
import { takeLease } from '#shared/store/lease.ts';
import { systemActor } from '../access/actor.ts';
import type { Workshop } from '../merging/work-on-merge.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { mergePairs } from './merge-pairs.ts';
import { fromRunItem } from './merge-run.ts';
import type { RunLease } from './run-lease.ts';
import type { RunWork } from './run-work.ts';
import { undoPairs } from './undo-pairs.ts';

/** Who merges when nobody was asked. */
export const autoMergeActor = systemActor('auto-merge');

/** Longer than the wait for what may come in late; in milliseconds. */
const leaseLength = 120_000;

/**
 * Goes on with a run of merges, or with undoing it, where it stands. Called twice, or again after a crash, it does nothing
 * twice; while somebody else is at it, it leaves.
 * @param length of the work in milliseconds, after which it is left to the next call
 */
export async function workOnRun(workshop: Workshop, id: string, length: number): Promise<void> {
  const { table, tenant, now, newId } = workshop;
  const key = mergeRunKey(id);
  const lease: RunLease = { table, now, key, holder: newId('lease'), length: leaseLength, from: fromRunItem };
  const run = await takeLease(lease, { attribute: 'active', op: 'present' });
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
