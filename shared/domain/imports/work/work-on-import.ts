import { Problem } from '#shared/model/problems.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { giveBack, keepLease, type Lease, takeLease } from '#shared/store/lease.ts';
import type { Table } from '#shared/store/table.ts';
import { actorNow } from '../../access/actor-now.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import { dayIn } from '../../organisation/calendar.ts';
import { loadDirectory } from '../../organisation/directory.ts';
import { definitionOfEntry } from '../import-access.ts';
import { hasStatus, type ImportEntry, leaseOf, type Work } from '../import-entry.ts';
import { readPages } from '../plan/plan-file.ts';
import { workOnPlan } from '../plan/plan-pages.ts';
import { carryOut, type WorkRow } from './carry-out.ts';
import { noteFailure } from './halt.ts';
import { listResults, type Reversal, type ReversibleRow, type RowResult } from './row-results.ts';
import { takeBack } from './take-back.ts';

export interface Workshop {
  readonly table: Table;
  readonly files: FileStore;
  readonly tenant: Tenant;
  readonly now: () => Date;
  readonly newId: Context['newId'];
  /** Whether the time of the function is nearly over; absent: it has enough. */
  readonly isLate?: () => boolean;
  /** Called when a plan is carried out, before that is noted; again, if it is not noted then. */
  readonly whenDone?: (entry: ImportEntry) => Promise<void>;
}

/** Rows between two looks at the rights of who asked for it, and two signs of life. */
const chunkSize = 200;

/**
 * Goes on with an import where it stands, until it is done or time is over. Called twice, or called again after a crash, it
 * does nothing twice; while somebody else is at it, it leaves.
 * @returns whether something is left for another call
 */
export async function workOnImport(workshop: Workshop, id: string): Promise<boolean> {
  const lease = leaseOf(workshop, id);
  const entry = await takeLease(lease, hasStatus('planning', 'committing', 'undoing'));
  if (entry?.status === 'planning') return goOnPlanning(workshop, entry, lease);
  if (entry?.status === 'committing') return commit(workshop, entry, lease);
  return entry?.status === 'undoing' && undo(workshop, entry, lease);
}

/** Of a plan that cannot be made any more nothing is left, which who asked for it sees. */
async function goOnPlanning(workshop: Workshop, entry: ImportEntry, lease: Lease<ImportEntry>): Promise<boolean> {
  const { files, isLate } = workshop;
  const context = await openContext(workshop, entry.planning?.requestedBy ?? entry.createdBy);
  try {
    return await workOnPlan({ context, files, lease, ...(isLate && { isLate }) }, entry);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (entry.feedId !== undefined) await noteFailure(workshop.table, entry.id, error);
    return false;
  }
}

async function commit(workshop: Workshop, entry: ImportEntry, lease: Lease<ImportEntry>): Promise<boolean> {
  const { plan, commit: begun } = entry;
  if (!plan || !begun) throw new Error(`${entry.id} has no plan to carry out`);
  let work = begun;
  for await (const page of readPages(workshop.files, plan, { after: begun.position, actions: ['create', 'update'] })) {
    for (const chunk of cutIntoChunks(page.filter(isWork))) {
      const context = await openContext(workshop, work.requestedBy);
      const results = await carryOut(context, definitionOfEntry(context, entry), entry, chunk);
      const count = (outcome: RowResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
      const { created, updated, refused } = work.counts;
      work = advance(workshop, work, chunk, {
        created: created + count('created'),
        updated: updated + count('updated'),
        refused: refused + count('refused'),
      });
      if (!(await keepLease(lease, { commit: work }))) return false;
      if (work.done < work.total && workshop.isLate?.()) return giveBack(lease);
    }
  }
  await workshop.whenDone?.(entry);
  await giveBack(lease, { commit: { ...work, finishedAt: workshop.now().toISOString() }, status: 'committed' });
  return false;
}

function isWork(row: { readonly action: string }): row is WorkRow {
  return row.action === 'create' || row.action === 'update';
}

function cutIntoChunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / chunkSize);
  return Array.from({ length: count }, (_, at) => rows.slice(at * chunkSize, (at + 1) * chunkSize));
}

async function undo(workshop: Workshop, entry: ImportEntry, lease: Lease<ImportEntry>): Promise<boolean> {
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
    if (!(await keepLease(lease, { undo: work }))) return false;
    if (work.done < work.total && workshop.isLate?.()) return giveBack(lease);
  }
  await giveBack(lease, { undo: { ...work, finishedAt: workshop.now().toISOString() }, status: 'undone' });
  return false;
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
export async function openContext({ table, tenant, now, newId }: Workshop, userId: string): Promise<Context> {
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
