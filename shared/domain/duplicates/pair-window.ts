import type { CursorPosition } from '#shared/store/cursor.ts';
import { pairPartition } from '#shared/store/keys/matching.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { rankOf } from './at-stake.ts';
import { fromPairItem, type Pair } from './pair-item.ts';

/**
 * Pairs that are put in order together: those that are about equally sure, and there are seldom so many. Of more, the surer
 * ones come first.
 */
const mostRanked = 200;

interface Window {
  /** The surest first. */
  readonly pairs: readonly Pair[];
  /** Where the next window begins. */
  readonly next?: CursorPosition;
}

/** Pairs as they stand in the index, from a place on; those that are about equally sure together, as far as they fit. */
export async function readPairWindow(
  table: Table,
  { status, record }: { readonly status: Pair['status']; readonly record?: string | undefined },
  start: CursorPosition | undefined,
): Promise<Window> {
  const { items, next } = await queryMerged(table, {
    partitions: [{ index: 'gsi5', pk: pairPartition(status) }],
    reverse: true,
    limit: mostRanked,
    ...(record !== undefined && { filter: { attribute: 'pk', op: 'contains', value: record } }),
    ...(start && { after: start }),
  });
  const pairs = items.map(fromPairItem);
  const last = pairs.at(-1);
  if (!next || !last) return { pairs, ...(next && { next }) };
  // The last ones may go on behind the window: they begin the next one, unless they fill this one alone.
  const whole = pairs.filter((pair) => rankOf(pair) !== rankOf(last));
  const end = items[whole.length - 1];
  return end ? { pairs: whole, next: positionOf(end) } : { pairs, next };
}

function positionOf({ pk, sk, gsi5sk }: Item): CursorPosition {
  return { sk: String(gsi5sk), id: pk, itemSk: sk };
}
