import type { Tenant } from '#shared/model/tenant.ts';
import { jobKey } from '#shared/store/keys.ts';
import { giveBack, keepLease, type Lease, takeLease } from '#shared/store/lease.ts';
import type { Table } from '#shared/store/table.ts';
import { actorNow } from '../access/actor-now.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { dayIn } from '../organisation/calendar.ts';
import { loadDirectory } from '../organisation/directory.ts';
import { carryOut, type WorkRow } from './carry-out.ts';
import { definitionOfEntry } from './import-access.ts';
import { hasStatus, type ImportEntry, toEntry, type Work } from './import-entry.ts';
import { loadPlan } from './plan-file.ts';
import { listResults, type Reversal, type ReversibleRow, type RowResult } from './row-results.ts';
import { takeBack } from './take-back.ts';

export interface Workshop {
  readonly table: Table;
  readonly files: FileStore;
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly newId: Context['newId'];
}

/** Rows between two looks at the rights of who asked for it, and two signs of life. */
const chunkSize = 200;

/**
 * The work between two signs of life takes a few seconds at most. Shorter than the minute after which a function that died
 * is called again, which then finds the lease free. In milliseconds.
 */
const leaseLength = 45_000;

/**
 * Goes on with an import where it stands, until it is done. Called twice, or called again after a crash, it does nothing
 * twice; while somebody else is at it, it leaves.
 */
export async function workOnImport(workshop: Workshop, id: string): Promise<void> {
  const { table, now, newId } = workshop;
  const lease = { table, now, key: jobKey(id), holder: newId('lease'), length: leaseLength, from: toEntry };
  const entry = await takeLease(lease, hasStatus('committing', 'undoing'));
  if (entry?.status === 'committing') await commit(workshop, entry, lease);
  if (entry?.status === 'undoing') await undo(workshop, entry, lease);
}

async function commit(workshop: Workshop, entry: ImportEntry, lease: Lease<ImportEntry>): Promise<void> {
  const { plan, commit: begun } = entry;
  if (!plan || !begun) throw new Error(`${entry.id} has no plan to carry out`);
  const { rows } = await loadPlan(workshop.files, plan);
  const waiting = rows.filter(({ row }) => row > begun.position).filter(isWork);
  let work = begun;
  for (let from = 0; from < waiting.length; from += chunkSize) {
    const chunk = waiting.slice(from, from + chunkSize);
    const context = await openContext(workshop, work.requestedBy);
    const results = await carryOut(context, definitionOfEntry(context, entry), entry, chunk);
    const count = (outcome: RowResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
    const { created, updated, refused } = work.counts;
    work = advance(workshop, work, chunk, {
      created: created + count('created'),
      updated: updated + count('updated'),
      refused: refused + count('refused'),
    });
    if (!(await keepLease(lease, { commit: work }))) return;
  }
  await giveBack(lease, { commit: { ...work, finishedAt: workshop.now().toISOString() }, status: 'committed' });
}

function isWork(row: { readonly action: string }): row is WorkRow {
  return row.action === 'create' || row.action === 'update';
}

async function undo(workshop: Workshop, entry: ImportEntry, lease: Lease<ImportEntry>): Promise<void> {
  if (!entry.undo) throw new Error(`${entry.id} has nothing to undo`);
  let work = entry.undo;
  for await (const page of listResults(workshop.table, entry.id, { after: work.position, limit: chunkSize })) {
    const chunk = page.filter((row): row is ReversibleRow => row.outcome !== 'refused');
    const context = await openContext(workshop, work.requestedBy);
    const reversals = await takeBack(context, entry, chunk);
    const count = (...outcomes: readonly Reversal['outcome'][]) =>
      reversals.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const { reversed, kept, failed } = work.counts;
    work = advance(workshop, work, chunk, {
      reversed: reversed + count('reversed', 'partly'),
      kept: kept + count('kept', 'partly'),
      failed: failed + count('failed'),
    });
    if (!(await keepLease(lease, { undo: work }))) return;
  }
  await giveBack(lease, { undo: { ...work, finishedAt: workshop.now().toISOString() }, status: 'undone' });
}

function advance<Counts>(
  { now }: Workshop,
  work: Work<Counts>,
  chunk: readonly { readonly row: number }[],
  counts: Counts,
): Work<Counts> {
  const position = chunk.at(-1)?.row ?? work.position;
  return { ...work, done: work.done + chunk.length, position, at: now().toISOString(), counts };
}

/** Who asked for it, with the rights of this moment. */
async function openContext({ table, tenant, now, newId }: Workshop, userId: string): Promise<Context> {
  const directory = await loadDirectory(table);
  return {
    actor: actorNow(directory, userId, dayIn(tenant.timeZone, now())),
    directory,
    table,
    tenant,
    channel: 'import',
    now,
    newId,
  };
}
