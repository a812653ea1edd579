import { Problem } from '#shared/model/problems.ts';
import { isWithin, scopeOf } from '../access/access.ts';
import type { Actor } from '../access/actor.ts';
import { actorNow } from '../access/actor-now.ts';
import type { Context } from '../context.ts';
import { requireSome } from '../imports/import-access.ts';
import { dayIn } from '../organisation/calendar.ts';
import { findFeed, type StoredFeed } from './feed-item.ts';

type Owned = Pick<StoredFeed, 'object' | 'ownerId'>;

/** Everybody sees the feeds that they answer for, and those of others as far as their own right to import reaches. */
export function maySee({ actor, directory }: Context, { object, ownerId }: Owned): boolean {
  const scope = scopeOf(actor, object, 'import');
  const departmentId = directory.users.get(ownerId)?.departmentId ?? '';
  return scope !== 'none' && isWithin(actor, scope, { ownerId, departmentId });
}

/** By who answers for it, and by who sets up the workspace. */
export function mayChange(context: Context, feed: Owned): boolean {
  const { id, permissions } = context.actor;
  return maySee(context, feed) && (feed.ownerId === id || permissions.capabilities.includes('configure'));
}

/** Files are carried out with the rights of the owner: who hands them over must lack none of them. */
export function mayRun(context: Context, feed: Owned): boolean {
  return mayChange(context, feed) || scopeOf(context.actor, feed.object, 'import') === 'all';
}

/** @throws Problem `not_found` | `access.denied` for whoever imports nothing */
export async function requireFeed(context: Context, id: string): Promise<StoredFeed> {
  requireSome(context);
  const feed = await findFeed(context.table, id);
  if (!feed || !maySee(context, feed)) throw new Problem('not_found');
  return feed;
}

/** @throws Problem `not_found` | `access.denied` */
export async function requireChangeable(context: Context, id: string): Promise<StoredFeed> {
  const feed = await requireFeed(context, id);
  if (!mayChange(context, feed)) throw new Problem('access.denied');
  return feed;
}

/** Who answers for it, with the rights of this moment. */
export function ownerNow({ directory, tenant, now }: Pick<Context, 'directory' | 'tenant' | 'now'>, id: string): Actor {
  return actorNow(directory, id, dayIn(tenant.timeZone, now()));
}

/** Whether the owner still has access, and the right to bring in such records. */
export function canRun(context: Pick<Context, 'directory' | 'tenant' | 'now'>, { object, ownerId }: Owned): boolean {
  return scopeOf(ownerNow(context, ownerId), object, 'import') !== 'none';
}
