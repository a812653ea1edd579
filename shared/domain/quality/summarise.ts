import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import type { Context } from '../context.ts';
import { today } from './describe-quality.ts';
import { add, type QualityFigures, toFigures, worstFirst } from './figures.ts';
import { groupSums } from './groups.ts';
import type { ImportFacts } from './name-imports.ts';
import { objectsWithin } from './reach.ts';
import { type OwnerSums, readSums } from './read-sums.ts';
import { describeTeams, readTeams, type TeamScores } from './team-scores.ts';
import { readWeeks } from './weeks.ts';

export interface QualityRow extends QualityFigures {
  /** User, department, source, object or import; empty: records that name none. */
  readonly id: string;
  readonly name: string | null;
  /** Of an import: who answers for what it left undone, and until when. */
  readonly waiver?: ImportFacts['waiver'];
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
  /** For everybody, whomever they lead. */
  readonly teams: TeamScores;
  readonly asOf: string;
}

/** How good the data within the caller's reach are, in one round trip: sums that the stream keeps. Imports take one more, for their names. */
export async function summariseQuality(context: Context, by: SummaryGrouping): Promise<QualitySummary> {
  const reach = objectsWithin(context);
  const owners = [...new Set([...reach.values()].flatMap((people) => [...people]))];
  const asOf = today(context);
  const isWithin = ({ object, ownerId }: OwnerSums) => reach.get(object as ObjectName)?.has(ownerId) ?? false;
  const [sums, weeks, teams] = await Promise.all([
    readSums(context.table, owners, asOf),
    readWeeks(context.table, owners, asOf),
    readTeams(context.table),
  ]);
  const within = sums.filter(isWithin);
  const isCharged = by === 'owner';
  const groups = await groupSums(context, by, within);
  const rows = groups.map(({ id, name, waiver, sums: own }) => ({
    id,
    name,
    ...(waiver && { waiver }),
    ...toFigures(add(own), isCharged),
  }));
  const byWeek = Map.groupBy(weeks.filter(isWithin), ({ week }) => week);
  const past = [...byWeek].map(([week, own]) => ({ week, ...toFigures(add(own), false) }));
  const total = toFigures(add(within), false);
  return {
    by,
    rows: rows.toSorted(worstFirst),
    total,
    own: toFigures(add(within.filter(({ ownerId }) => ownerId === context.actor.id)), true),
    trend: [...past.toSorted((one, other) => (one.week < other.week ? -1 : 1)), { week: asOf, ...total }].map(
      ({ week, records, score }) => ({ week, records, score }),
    ),
    teams: describeTeams(context, teams),
    asOf,
  };
}
