import { hiddenRefKey } from '#shared/store/keys/matching.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

const keptSeconds = 24 * 60 * 60;

/** A handle on a record whose id the actor must not learn: random, good for them alone and for a day. */
export function createHiddenRef(
  context: Context,
  object: string,
  recordId: string,
): { readonly ref: string; readonly write: Write } {
  const ref = context.newId('ref');
  const item = {
    ...hiddenRefKey(ref),
    type: 'hidden-ref',
    shape: 1,
    object,
    recordId,
    userId: context.actor.id,
    ttl: secondsOf(context) + keptSeconds,
  };
  return { ref, write: { put: item } };
}

/** The record behind a handle; `undefined` when it was given to somebody else, is over, or never was. */
export async function resolveHiddenRef(
  context: Context,
  ref: string,
): Promise<{ readonly object: string; readonly recordId: string } | undefined> {
  if (!/^ref_[0-9A-Z]{26}$/.test(ref)) return undefined;
  const item = await context.table.get(hiddenRefKey(ref), { consistent: true });
  if (!item || item.userId !== context.actor.id || Number(item.ttl) < secondsOf(context)) return undefined;
  return { object: String(item.object), recordId: String(item.recordId) };
}

function secondsOf({ now }: Context): number {
  return Math.floor(now().getTime() / 1000);
}
