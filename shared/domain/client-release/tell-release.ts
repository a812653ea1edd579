import type { Context } from '../context.ts';
import { todayOf } from '../organisation/effective-manager.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { findPool } from './find-pool.ts';
import { addDays, dueOn, periodOf } from './next-step.ts';
import { isHeld, readSilence } from './read-silence.ts';
import type { ReleaseState } from './release-item.ts';
import { loadClientRelease } from './settings.ts';

export interface ToldRelease {
  readonly state: 'near' | 'released';
  /** The day of it. */
  readonly on: string;
  /** The day since which nothing was heard of the client. */
  readonly since: string;
  /** Whose client it was. */
  readonly from: { readonly id: string; readonly name: string } | null;
}

/**
 * What a card says of the release of its client: that it is near, as things are now, or that it was, as long as the client is
 * with whom it went to. Of most clients there is nothing to say, and nothing more is read.
 */
export async function tellRelease(
  context: Context,
  company: StoredRecord,
  state: ReleaseState | undefined,
): Promise<ToldRelease | null> {
  if (!state) return null;
  const { since, released } = state;
  if (released) {
    if (released.toId !== ownerIdOf(company)) return null;
    const from = context.directory.users.get(released.fromId);
    return { state: 'released', on: released.on, since, from: from ? { id: from.id, name: from.name } : null };
  }
  const today = todayOf(context);
  const [setting, silence, held] = await Promise.all([
    loadClientRelease(context.table),
    readSilence(context, company, addDays(today, 1)),
    isHeld(context, company),
  ]);
  const isNear = setting.enabled && !held && silence !== undefined && periodOf(silence) === state.period;
  if (!isNear || !findPool(context, company)) return null;
  return { state: 'near', on: dueOn(silence, state, today, setting.days), since: silence.since, from: null };
}
