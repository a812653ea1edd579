import { Problem } from '#shared/model/problems.ts';
import { mergeKey } from '#shared/store/keys/jobs.ts';
import { WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { describeMerge, type MergeView } from './describe-merge.ts';
import { hasStatus, requireMerge } from './merge-entry.ts';
import { requireSomewhere } from './require-somewhere.ts';

/**
 * Does not follow a proposal. Asked again, it answers the same.
 * @throws Problem `not_found` | `access.denied`, for who may not merge the records | `merge.state`
 */
export async function declineMerge(context: Context, id: string): Promise<MergeView> {
  requireSomewhere(context.actor, 'merge');
  const entry = await requireMerge(context.table, id, context.now());
  const view = await describeMerge(context, entry);
  if (!view.mayMerge) throw new Problem('access.denied');
  if (entry.status === 'declined') return view;
  try {
    await context.table.write({ update: mergeKey(id), set: { status: 'declined' }, if: hasStatus('proposed') });
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('merge.state') : error;
  }
  return describeMerge(context, { ...entry, status: 'declined' });
}
