import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { pairPartition } from '#shared/store/keys.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { byUrgency, type Money, weighPairs } from './at-stake.ts';
import { fromPairItem, type Pair, type PairSide } from './pair-item.ts';
import { visibleReasons } from './reasons.ts';

export interface PairQuery {
  readonly status: Pair['status'];
  /** Only pairs of this record. */
  readonly record?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A pair as the API gives it. */
export interface PairView extends Omit<Pair, 'sides' | 'compared' | 'verdict'> {
  readonly records: readonly object[];
  /** Open deals and issued invoices of both clients, by currency; in lists. */
  readonly atStake?: readonly Money[];
  readonly verdict?: {
    readonly by: { readonly id: string; readonly name: string };
    readonly at: string;
    readonly reason: string | null;
  };
}

export interface PairPage {
  readonly data: readonly PairView[];
  readonly page: { readonly next: string | null };
}

/** The surest first, and of those that are about equally sure the ones on which more money depends; only pairs of which the actor may read both sides. @throws Problem `query.invalid` */
export async function listPairs(context: Context, query: PairQuery): Promise<PairPage> {
  const fingerprint = JSON.stringify(['duplicates', context.actor.id, query.status, query.record ?? null]);
  const { items, next } = await queryMerged(context.table, {
    partitions: [{ index: 'gsi5', pk: pairPartition(query.status) }],
    reverse: true,
    limit: query.limit,
    ...(query.record !== undefined && { filter: { attribute: 'pk', op: 'contains', value: query.record } }),
    ...(query.cursor !== undefined && { after: readCursor(query.cursor, fingerprint) }),
  });
  const visible = items.map(fromPairItem).filter((pair) => pair.sides.every((side) => mayRead(context, side)));
  const stakes = await weighPairs(context, visible);
  const ordered = visible.toSorted(byUrgency(stakes, context.tenant.currency));
  return {
    data: ordered.map((pair) => ({ ...describePair(context, pair), atStake: stakes.get(pair.id) ?? [] })),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

/** Of a pair whose records the actor may read. */
export function describePair(context: Context, { sides, reasons, compared: _, verdict, ...pair }: Pair): PairView {
  return {
    ...pair,
    reasons: visibleReasons(
      context.actor,
      sides.map((side) => side.object),
      reasons,
    ),
    records: sides.map((side) => describeSide(context, side)),
    ...(verdict && { verdict: { ...verdict, by: nameOf(context, verdict.by) } }),
  };
}

function nameOf({ directory }: Context, id: string) {
  return { id, name: directory.users.get(id)?.name ?? id };
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}

export function mayRead(context: Context, side: PairSide): boolean {
  return may(context.actor, side.object, 'read', side);
}

export function describeSide(context: Context, side: PairSide) {
  const { object, id, title, ownerId } = side;
  const manager = context.directory.users.get(ownerId);
  return { object, id, title, accountManager: manager ? { id: manager.id, name: manager.name } : null };
}
