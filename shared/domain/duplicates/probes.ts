import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { probeIndexKeys, probeKey, probePartition, probesPartition } from '#shared/store/keys/matching.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { type Item, isAbsent, type Write } from '#shared/store/table.ts';
import { requireCapability } from '../access/access.ts';
import type { Channel, Context } from '../context.ts';

/** How often within an hour somebody may learn that there are clients whom they do not see. */
export const probesPerHour = 100;
const hour = 60 * 60 * 1000;

/** Somebody was told that there are records which they may not read: kept, since it can be a way of reading out clients. */
export interface Probe {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly channel: Channel;
  readonly records: readonly { readonly object: ObjectName; readonly id: string }[];
}

/** @throws Problem `duplicate.probes` to who has asked too often, with the seconds to wait */
export async function requireFewProbes(context: Context): Promise<void> {
  requireFew(context, await listRecentProbes(context));
}

/** @param recent the actor's, of the last hour @throws Problem `duplicate.probes`, as above */
export function requireFew({ now }: Context, recent: readonly Probe[]): void {
  const oldest = recent[0];
  if (!oldest || recent.length < probesPerHour) return;
  const freeAt = Date.parse(oldest.at) + hour;
  throw new Problem('duplicate.probes', { retryAfter: Math.max(1, Math.ceil((freeAt - now().getTime()) / 1000)) });
}

/** The actor's within the last hour, oldest first. */
export async function listRecentProbes({ table, actor, now }: Context): Promise<readonly Probe[]> {
  const since = new Date(now().getTime() - hour).toISOString();
  const { items } = await table.query({
    pk: probePartition(actor.id),
    sk: { op: 'gte', value: since },
    limit: probesPerHour,
    consistent: true,
  });
  return items.map(toProbe);
}

export function writeProbe(context: Context, records: Probe['records']): Write {
  const { actor, channel } = context;
  const at = context.now().toISOString();
  const id = context.newId('prb');
  const probe: Probe = { id, at, actor: { id: actor.id, name: actor.name }, channel, records };
  return {
    put: { ...probeKey(actor.id, at, id), type: 'probe', shape: 1, ...probe, ...probeIndexKeys(at, id) },
    if: isAbsent,
  };
}

export interface ProbePage {
  readonly data: readonly Probe[];
  readonly page: { readonly next: string | null };
}

/** Everybody's, newest first. @throws Problem `access.denied` | `query.invalid` */
export async function listProbes(
  context: Context,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ProbePage> {
  requireCapability(context.actor, 'configure');
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: probesPartition }],
    reverse: true,
    limit: query.limit,
    ...(query.cursor !== undefined && { after: readCursor(query.cursor) }),
  });
  return { data: items.map(toProbe), page: { next: next ? encodeCursor(next, 'probes') : null } };
}

function readCursor(cursor: string) {
  try {
    return decodeCursor(cursor, 'probes');
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}

function toProbe(item: Item): Probe {
  const { id, at, actor, channel, records } = item as unknown as Probe;
  return { id, at, actor, channel, records };
}
