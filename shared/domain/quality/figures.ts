import { addSums, noSums, type QualitySums } from '#shared/model/quality/profile.ts';
import { type Dimension, dimensions } from '#shared/model/quality/quality.ts';
import type { OwnerSums } from './read-sums.ts';

/** How good records are on average. */
export interface QualityFigures {
  readonly records: number;
  /** One decimal; null: there are no records to judge by. */
  readonly score: number | null;
  readonly dimensions: Readonly<Record<Dimension, number>>;
  /** Points that could be gained by mending everything. */
  readonly points: number;
}

export function add(all: readonly OwnerSums[]): QualitySums {
  return all.reduce((sum, { sums }) => addSums(sum, sums), noSums);
}

/** @param isCharged leaves out what counts against nobody for the time being, or against others */
export function toFigures(sums: QualitySums, isCharged: boolean): QualityFigures {
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

type Ranked = Pick<QualityFigures, 'score'> & { readonly id: string };

export function worstFirst(one: Ranked, other: Ranked): number {
  return (one.score ?? 101) - (other.score ?? 101) || (one.id < other.id ? -1 : 1);
}
