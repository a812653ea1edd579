import { Problem } from '#shared/model/problems.ts';
import { InvalidCursor } from '#shared/store/cursor.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { byUrgency, type Money, type Place, placeOf, rankOf, weighPairs } from './at-stake.ts';
import { weighCrowds } from './crowded-pairs.ts';
import { decodePairCursor, encodePairCursor, type PairCursor } from './pair-cursor.ts';
import type { Pair, PairSide } from './pair-item.ts';
import { readPairWindow } from './pair-window.ts';
import { visibleReasons } from './reasons.ts';

export interface PairQuery {
  readonly status: Pair['status'];
  /** Only pairs of this record. */
  readonly record?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A pair as the API gives it. */
export interface PairView extends Omit<Pair, 'sides' | 'compared' | 'contacts' | 'verdict'> {
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

/**
 * The surest first, and of those that are about equally sure the ones on which more money depends; only pairs of which the
 * actor may read both sides, so a page can be short.
 * @throws Problem `query.invalid`
 */
export async function listPairs(context: Context, query: PairQuery): Promise<PairPage> {
  const { status, record, limit } = query;
  const fingerprint = JSON.stringify(['duplicates', context.actor.id, status, record ?? null]);
  const { start, after } = query.cursor === undefined ? {} : readCursor(query.cursor, fingerprint);
  const { pairs, next } = await readPairWindow(context.table, query, start);
  const readable = pairs.filter((pair) => pair.sides.every((side) => mayRead(context, side)));
  const visible = await weighCrowds(context.table, readable);
  const { chosen, isCut } = chooseRanks(visible, after, limit);
  const stakes = await weighPairs(context, chosen);
  const placed = chosen
    .map((pair) => ({ pair, place: placeOf(pair, stakes.get(pair.id) ?? [], context.tenant.currency) }))
    .filter(({ place }) => after === undefined || byUrgency(after, place) < 0)
    .toSorted((one, other) => byUrgency(one.place, other.place));
  const shown = placed.slice(0, limit);
  const last = shown.at(-1)?.place ?? after;
  const isOver = !isCut && shown.length === placed.length;
  const goesOn = isOver ? next && { start: next } : { start, after: last };
  return {
    data: shown.map(({ pair }) => ({ ...describePair(context, pair), atStake: stakes.get(pair.id) ?? [] })),
    page: { next: goesOn ? encodePairCursor(goesOn, fingerprint) : null },
  };
}

/** As many of the ranks from where the list goes on as fill a page: of the rest nothing need be weighed. */
function chooseRanks(pairs: readonly Pair[], after: Place | undefined, limit: number) {
  const byRank = Map.groupBy(
    pairs.filter((pair) => after === undefined || rankOf(pair) >= after.rank),
    rankOf,
  );
  const chosen: Pair[] = [];
  let certainly = 0;
  for (const [rank, group] of [...byRank].toSorted(([one], [other]) => one - other)) {
    if (certainly >= limit) return { chosen, isCut: true };
    chosen.push(...group);
    // Of the rank of the last pair some were shown.
    if (rank !== after?.rank) certainly += group.length;
  }
  return { chosen, isCut: false };
}

/** Of a pair whose records the actor may read. */
export function describePair(
  context: Context,
  { sides, reasons, compared: _, contacts: __, verdict, ...pair }: Pair,
): PairView {
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

function readCursor(cursor: string, fingerprint: string): PairCursor {
  try {
    return decodePairCursor(cursor, fingerprint);
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
