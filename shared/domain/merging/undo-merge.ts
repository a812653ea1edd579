import { Problem } from '#shared/model/problems.ts';
import { mergeKey } from '#shared/store/keys/jobs.ts';
import { identityKey } from '#shared/store/keys/records.ts';
import { WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { IdentityTaken, identityKeysOf } from '../records/commit.ts';
import { describeTaken } from '../records/identity-problem.ts';
import { findSurvivor, isAllowed, loadRecord } from '../records/read-record.ts';
import { hasStatus, type MergeEntry, requireMerge } from './merge-entry.ts';
import { requireSomewhere } from './require-somewhere.ts';
import { draftSplit } from './split-records.ts';
import { wakeMerge } from './wake-merge.ts';

/**
 * Has a merge taken back in the background: until that is done, everything is seen as merged. Asked again, it wakes work
 * that has come to a halt.
 * @param reason for the verdict that the records are no duplicates
 * @throws Problem `not_found` | `access.denied` | `merge.state` | `merge.later` with the merge to be undone first |
 * `record.erased` | `identity.taken`, when a legal number of one of the records went to another
 */
export async function requestUndo(
  context: Context,
  publisher: EventPublisher,
  id: string,
  reason: string,
): Promise<MergeEntry> {
  requireSomewhere(context.actor, 'merge');
  const { table, actor, now } = context;
  const entry = await requireMerge(table, id, now());
  await requireRights(context, entry);
  if (entry.status === 'undone') return entry;
  await beginUndo(context, entry, { by: actor.id, reason });
  await wakeMerge(publisher, id);
  return requireMerge(table, id, now());
}

/**
 * From here on whoever works on the merge takes it back. Nothing changes when that was said before.
 * @throws Problem as `requestUndo`
 */
export async function beginUndo(
  context: Context,
  entry: MergeEntry,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<void> {
  if (entry.status === 'undoing' || entry.status === 'undone') return;
  if (!['queued', 'moving', 'done'].includes(entry.status)) throw new Problem('merge.state');
  await requireNumbersFree(context, entry);
  try {
    await context.table.write({
      update: mergeKey(entry.id),
      set: { status: 'undoing', undo: { by, at: context.now().toISOString(), reason } },
      // Whoever brings things over notices at its next sign of life.
      remove: ['lease', 'settled'],
      if: hasStatus('queued', 'moving', 'done'),
    });
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('merge.state') : error;
  }
}

/** The merge, for who may read the survivor. @throws Problem `not_found` */
export async function readMerge(context: Context, id: string): Promise<MergeEntry> {
  requireSomewhere(context.actor, 'read');
  const entry = await requireMerge(context.table, id, context.now());
  await findSurvivor(context, context.directory.definitions[entry.object], entry.targetId);
  return entry;
}

/** It takes the same rights to take records apart as to make them one. @throws Problem `not_found` | `access.denied` */
async function requireRights(context: Context, { object, targetId, sourceIds }: MergeEntry): Promise<void> {
  const { record } = await findSurvivor(context, context.directory.definitions[object], targetId);
  const sources = await Promise.all(sourceIds.map((id) => loadRecord(context.table, id)));
  for (const one of [record, ...sources]) {
    if (!one) continue;
    const rights = await Promise.all([isAllowed(context, 'edit', one), isAllowed(context, 'merge', one)]);
    if (!rights.every(Boolean)) throw new Problem('access.denied');
  }
}

/** @throws Problem `identity.taken`, and what `draftSplit` throws */
async function requireNumbersFree(context: Context, entry: MergeEntry): Promise<void> {
  const { changes } = await draftSplit(context, entry);
  const [target] = changes;
  const group = changes.map(({ after }) => after.id);
  const wanted = changes.flatMap(({ after }) => identityKeysOf(context.directory.definitions, after));
  const items = await context.table.getMany(
    wanted.map(({ scheme, value }) => identityKey(entry.object, scheme, value)),
    { consistent: true },
  );
  const taken = items.flatMap(({ pk, recordId }) => {
    const identifier = wanted.find(({ scheme, value }) => identityKey(entry.object, scheme, value).pk === pk);
    return identifier && !group.includes(String(recordId)) ? [{ identifier, holderId: String(recordId) }] : [];
  });
  if (target && taken.length > 0) throw await describeTaken(context, new IdentityTaken(target.after, taken));
}
