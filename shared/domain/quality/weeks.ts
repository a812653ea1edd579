import { addDays, mondayOf } from '#shared/model/quality/days.ts';
import { cellKey, cellPartition } from '#shared/store/keys/figures.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { today } from './describe-quality.ts';
import { type OwnerSums, queryAll, readSums, splitGroup, sumsOf } from './read-sums.ts';
import { toTeamsItem } from './team-scores.ts';

/** How far back a trend goes. */
const weeks = 12;

export interface WeekSums extends OwnerSums {
  /** Its Monday. */
  readonly week: string;
}

const position = { report: 'quality-weeks', grouping: 'owner', currency: '*' } as const;

/** Keeps what everybody's records come to now as the figures of this week, over those of the days before, and those of teams. */
export async function noteWeek(context: Context): Promise<void> {
  const day = today(context);
  const sums = await readSums(context.table, [...context.directory.users.keys()], day);
  const items = sums.map(({ ownerId, object, source, sums: own }) => ({
    ...cellKey({ ...position, ownerId }, mondayOf(day), source === undefined ? object : `${object}.${source}`),
    type: 'quality-week',
    shape: 1,
    ...own,
  }));
  await context.table.writeMany([...items, toTeamsItem(context, sums, day)].map((put) => ({ put })));
}

/** The weeks before this one, as they were noted: one query for each owner, in one wave. */
export async function readWeeks(table: Table, owners: readonly string[], day: string): Promise<readonly WeekSums[]> {
  const monday = mondayOf(day);
  const range = { between: [addDays(monday, -7 * weeks), `${addDays(monday, -7)}~`] } as const;
  const found = await Promise.all(
    owners.map(async (ownerId) => {
      const items = await queryAll(table, cellPartition({ ...position, ownerId }), range);
      return items.map((item) => {
        const [week = '', group = ''] = item.sk.split('#');
        return { ownerId, week, ...splitGroup(group), sums: sumsOf(item) };
      });
    }),
  );
  return found.flat();
}
