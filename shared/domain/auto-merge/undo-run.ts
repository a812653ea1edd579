import { Problem } from '#shared/model/problems.ts';
import { mergeRunKey } from '#shared/store/keys/jobs.ts';
import { WriteConflict } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { requireRun } from './merge-run.ts';
import { wakeRun } from './start-run.ts';

/**
 * Has all merges of a run taken back in the background; one that is still merging ends. Asked again, it wakes work that has
 * come to a halt.
 * @param reason for the verdicts that the records are no duplicates
 * @throws Problem `access.denied` | `not_found` | `write.conflict`
 */
export async function requestRunUndo(
  context: Context,
  publisher: EventPublisher,
  id: string,
  reason: string,
): Promise<void> {
  requireCapability(context.actor, 'configure');
  const { table, actor, now } = context;
  const run = await requireRun(table, id, now());
  if (run.status === 'undone') return;
  if (run.status !== 'undoing') {
    const undo = { by: actor.id, at: now().toISOString(), reason };
    try {
      await table.write({
        update: mergeRunKey(id),
        set: { status: 'undoing', undo, active: true },
        // Whoever still merges notices at its next sign of life.
        remove: ['lease', 'finishedAt'],
        if: { attribute: 'status', op: 'eq', value: run.status },
      });
    } catch (error) {
      throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
    }
  }
  await wakeRun(publisher, id);
}
