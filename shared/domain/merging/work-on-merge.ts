import type { Tenant } from '#shared/model/tenant.ts';
import { mergeKey } from '#shared/store/keys/jobs.ts';
import { giveBack, keepLease, type Lease, takeLease } from '#shared/store/lease.ts';
import type { Condition, Table } from '#shared/store/table.ts';
import { systemActor } from '../access/actor.ts';
import type { Context } from '../context.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { changeAbsorbed } from './absorbed.ts';
import { type Counts, fromMergeItem, hasStatus, type MergeEntry } from './merge-entry.ts';
import { countMoved, moveBack, moveChildren } from './move-children.ts';
import { splitRecords } from './split-records.ts';

export interface Workshop {
  readonly table: Table;
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly newId: Context['newId'];
  /** @param length in milliseconds */
  readonly wait: (length: number) => Promise<void>;
}

/**
 * A request that read a record before it was merged may still write something that names it: no request lives longer than
 * this. In milliseconds.
 */
export const grace = 35_000;

/** The work between two signs of life takes a few seconds; shorter than the minute after which a dead function is called again. */
const leaseLength = 45_000;

const isUnsettled: Condition = {
  all: [hasStatus('done', 'undone'), { attribute: 'settled', op: 'absent' }],
};
const isWaiting: Condition = { any: [hasStatus('queued', 'moving', 'undoing'), isUnsettled] };

/**
 * Goes on with a merge, or with undoing it, where it stands, until nothing is left to do. Called twice, or called again
 * after a crash, it does nothing twice; while somebody else is at it, it leaves.
 */
export async function workOnMerge(workshop: Workshop, id: string): Promise<void> {
  const isAtRest = await continueMerge(workshop, id);
  if (!isAtRest) return;
  await workshop.wait(grace);
  await continueMerge(workshop, id);
}

/**
 * The work up to where it must wait, or the look at what came in late.
 * @returns whether something may still come in late
 */
export async function continueMerge(workshop: Workshop, id: string): Promise<boolean> {
  const { table, now, newId } = workshop;
  const lease = { table, now, key: mergeKey(id), holder: newId('lease'), length: leaseLength, from: fromMergeItem };
  const entry = await takeLease(lease, isWaiting);
  if (!entry) return false;
  const context = await openContext(workshop, entry);
  switch (entry.status) {
    case 'queued':
    case 'moving':
      return move(context, entry, lease);
    case 'done':
      await settle(context, entry, lease);
      return false;
    case 'undoing':
      return undo(context, entry, lease);
    default:
      await moveBack(context, entry, () => keepLease(lease));
      await giveBack(lease, { settled: true });
      return false;
  }
}

async function move(context: Context, entry: MergeEntry, lease: Lease<MergeEntry>): Promise<boolean> {
  let moved = entry.moved;
  const goOn = (done: Counts) => {
    moved = add(moved, done);
    return keepLease(lease, { status: 'moving', moved });
  };
  if (!(await moveChildren(context, entry, goOn))) return false;
  return giveBack(lease, { status: 'done', moved: await countMoved(context.table, entry.id) });
}

function add(one: Counts, other: Counts): Counts {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** Nothing can come in under the old ids any more: what is left is brought over, and they need not be looked at again. */
async function settle(context: Context, entry: MergeEntry, lease: Lease<MergeEntry>): Promise<void> {
  if (!(await moveChildren(context, entry, () => keepLease(lease)))) return;
  await changeAbsorbed(context.table, entry.targetId, (absorbed) =>
    absorbed.filter((id) => !entry.sourceIds.includes(id)),
  );
  await giveBack(lease, { settled: true, moved: await countMoved(context.table, entry.id) });
}

/**
 * First what hangs on the records goes back, while the survivor still shows it; then, in one transaction, the records are
 * several again.
 */
async function undo(context: Context, entry: MergeEntry, lease: Lease<MergeEntry>): Promise<boolean> {
  const goOn = async () => {
    await changeAbsorbed(context.table, entry.targetId, (absorbed) => [...new Set([...absorbed, ...entry.sourceIds])]);
    return keepLease(lease);
  };
  if (!(await goOn())) return false;
  const kept = await moveBack(context, entry, goOn);
  if (!kept) return false;
  const isSplit = await splitRecords(context, entry, lease, kept);
  if (isSplit) return true;
  // It cannot be undone any more: what went back is brought over again.
  if (!(await keepLease(lease, { status: 'moving' }))) return false;
  return move(context, { ...entry, status: 'moving' }, lease);
}

async function openContext({ table, tenant, now, newId }: Workshop, entry: MergeEntry): Promise<Context> {
  const directory = await loadDirectory(table);
  const id = entry.undo?.by ?? entry.by;
  const actor = { ...systemActor('merges'), id, name: directory.users.get(id)?.name ?? id };
  return { actor, directory, table, tenant, channel: 'job', now, newId };
}
