import type { ObjectName } from '#shared/model/objects/definition.ts';
import { addSums, noSums, type QualitySums } from '#shared/model/quality/profile.ts';
import { type Dimension, dimensions } from '#shared/model/quality/quality.ts';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import type { Context } from '../context.ts';
import { today } from './describe-quality.ts';
import { nameImports } from './name-imports.ts';
import { objectsWithin } from './reach.ts';
import { type OwnerSums, readSums } from './read-sums.ts';
import { readWeeks } from './weeks.ts';

/** How good records are on average. */
export interface QualityFigures {
  readonly records: number;
  /** One decimal; null: there are no records to judge by. */
  readonly score: number | null;
  readonly dimensions: Readonly<Record<Dimension, number>>;
  /** Points that could be gained by mending everything. */
  readonly points: number;
}

export interface QualityRow extends QualityFigures {
  /** User, department, source, object or import; empty: records that name none. */
  readonly id: string;
  readonly name: string | null;
}

export interface QualitySummary {
  readonly by: SummaryGrouping;
  /** The worst first. */
  readonly rows: readonly QualityRow[];
  readonly total: QualityFigures;
  /** What counts against the caller. */
  readonly own: QualityFigures;
  /** Earlier weeks as they were, and this one as it is. */
  readonly trend: readonly { readonly week: string; readonly records: number; readonly score: number | null }[];
  readonly asOf: string;
}

/** How good the data within the caller's reach are, in one round trip: sums that the stream keeps. Imports take one more, for their names. */
export async function summariseQuality(context: Context, by: SummaryGrouping): Promise<QualitySummary> {
  const reach = objectsWithin(context);
  const owners = [...new Set([...reach.values()].flatMap((people) => [...people]))];
  const asOf = today(context);
  const isWithin = ({ object, ownerId }: OwnerSums) => reach.get(object as ObjectName)?.has(ownerId) ?? false;
  const [sums, weeks] = await Promise.all([
    readSums(context.table, owners, asOf),
    readWeeks(context.table, owners, asOf),
  ]);
  const within = sums.filter(isWithin);
  const isCharged = by === 'owner';
  const byId = Map.groupBy(
    within.filter((one) => isIn(by, one)),
    (one) => idOf(context, by, one),
  );
  const files = await nameImports(context, by === 'import' ? [...byId.keys()] : []);
  const rows = [...byId].map(([id, own]) => ({
    id,
    name: files.get(id) ?? nameOf(context, by, id),
    ...toFigures(add(own), isCharged),
  }));
  const byWeek = Map.groupBy(weeks.filter(isWithin), ({ week }) => week);
  const past = [...byWeek].map(([week, own]) => ({ week, ...toFigures(add(own), false) }));
  const total = toFigures(add(within), false);
  return {
    by,
    rows: rows.toSorted((one, other) => (one.score ?? 101) - (other.score ?? 101) || (one.id < other.id ? -1 : 1)),
    total,
    own: toFigures(add(within.filter(({ ownerId }) => ownerId === context.actor.id)), true),
    trend: [...past.toSorted((one, other) => (one.week < other.week ? -1 : 1)), { week: asOf, ...total }].map(
      ({ week, records, score }) => ({ week, records, score }),
    ),
    asOf,
  };
}

function add(all: readonly OwnerSums[]): QualitySums {
  return all.reduce((sum, { sums }) => addSums(sum, sums), noSums);
}

const importId = /^imp_/;

/** Records that no import brought have no place in a list of imports. */
function isIn(by: SummaryGrouping, { source = '' }: OwnerSums): boolean {
  return by !== 'import' || importId.test(source);
}

function idOf({ directory }: Context, by: SummaryGrouping, { ownerId, object, source = '' }: OwnerSums): string {
  switch (by) {
    case 'owner':
      return ownerId;
    case 'department':
      return directory.users.get(ownerId)?.departmentId ?? '';
    case 'object':
      return object;
    case 'source':
      return importId.test(source) ? 'import' : source;
    case 'import':
      return source;
  }
}

function nameOf({ directory }: Context, by: SummaryGrouping, id: string): string | null {
  if (by === 'owner') return directory.users.get(id)?.name ?? null;
  return by === 'department' ? (directory.departments.get(id)?.name ?? null) : null;
}

/** @param isCharged leaves out what counts against nobody for the time being, or against others */
function toFigures(sums: QualitySums, isCharged: boolean): QualityFigures {
  const records = sums.records - (isCharged ? sums.freeRecords : 0);
  const points = sums.points - (isCharged ? sums.freePoints : 0);
  const average = (lost: number, of: number) => Math.round((100 - lost / of) * 10) / 10;
  const each = dimensions.map((name) => [name, sums.records > 0 ? average(sums[name], sums.records) : 100] as const);
  return {
    records: sums.records,
    score: records > 0 ? average(points, records) : null,
    dimensions: Object.fromEntries(each) as Record<Dimension, number>,
    points: sums.points,
  };
}
