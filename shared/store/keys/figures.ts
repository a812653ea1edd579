/**
 * What is counted of records, and what of them is to be mended.
 *
 * | what | where | key | read by |
 * |---|---|---|---|
 * | what of a record is to be mended | table, gsi2 | `<recordId>` / `~QU`; `quality#<ownerId>` / `<first day or 0000-00-00>#<1000 less points>#<id>` | get; two ranges of it, for a list of work |
 * | aggregate cell | table | `AGG#<report>#<grouping>#<currency>#<owner or *>` / `<period>#<dimension>#<lane>`; of quality the period is the day from which it counts, of weeks their Monday, of teams `now` | query by period |
 */
import type { Key } from '../table.ts';
import { join, padNumber } from './parts.ts';
import { ownerPartition } from './records.ts';

export const figuresKey: Key = { pk: 'CFG#figures', sk: 'LIVE' };

export function contributionKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~DC' };
}

export function qualityKey(recordId: string): Key {
  return { pk: join(recordId), sk: '~QU' };
}

/** The period of what counts on every day: it comes before all days. */
export const everyDay = '0000-00-00';

/** @param day from which on there is something to mend, @param points lost then: what costs more comes first */
export function qualityIndexKeys(ownerId: string, day: string, points: number, recordId: string) {
  return {
    gsi2pk: ownerPartition('quality', ownerId),
    gsi2sk: join(day, padNumber(1000 - points, 4), recordId),
  };
}

export interface CellPosition {
  readonly report: string;
  readonly grouping: string;
  readonly currency: string;
  /** Absent: the cell counts all owners. */
  readonly ownerId?: string;
}

export function cellPartition(position: CellPosition): string {
  return join('AGG', position.report, position.grouping, position.currency, position.ownerId ?? '*');
}

/** @param period `2026-11` or a day, @param dimension `*` when there is none, @param lane number of the shard of a busy cell */
export function cellKey(position: CellPosition, period: string, dimension = '*', lane = 0): Key {
  return { pk: cellPartition(position), sk: join(period, dimension, String(lane)) };
}
