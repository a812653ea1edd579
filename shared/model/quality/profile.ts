import { type Belonging, endOfGrace, endOfImport, isOfImport } from './debtor.ts';
import { dimensions, type Loss } from './quality.ts';
import { scoreLosses, turningDays } from './score.ts';

/** Figures of quality, of one record or of many together. */
export const qualitySums = ['records', 'points', ...dimensions, 'freeRecords', 'freePoints'] as const;

/**
 * - `records` how many, `points` what they lose of 100 each, then what they lose by dimension
 * - `freeRecords`, `freePoints` what of it counts against nobody for the time being, or against somebody else than the owner
 */
export type QualitySums = Readonly<Record<(typeof qualitySums)[number], number>>;

/** What figures change by on a day; before all days stands what holds from the beginning. */
export interface ProfileStep {
  readonly day: string;
  readonly sums: QualitySums;
}

/** The figures of one record on a day. */
export function sumsOn(losses: readonly Loss[], bonus: number, belonging: Belonging, day: string): QualitySums {
  const { score, dimensions: byDimension, issues } = scoreLosses(losses, bonus, day);
  const points = 100 - score;
  const grace = endOfGrace(belonging);
  const isFree = grace !== undefined && day < grace;
  const imported = issues
    .filter((issue) => isOfImport(belonging, issue, day))
    .reduce((sum, one) => sum + one.points, 0);
  return {
    records: 1,
    points,
    completeness: 100 - byDimension.completeness,
    validity: 100 - byDimension.validity,
    uniqueness: 100 - byDimension.uniqueness,
    freshness: 100 - byDimension.freshness,
    consistency: 100 - byDimension.consistency,
    freeRecords: isFree ? 1 : 0,
    freePoints: isFree ? points : Math.min(points, imported),
  };
}

/**
 * The figures of one record on all days: what holds from the beginning, and the day and size of every change to come. The
 * sum of the steps up to a day is `sumsOn` that day, so figures of many records are right on later days without a look at
 * any of them.
 * @param beginning a day before all others
 */
export function profileOf(
  losses: readonly Loss[],
  bonus: number,
  belonging: Belonging,
  beginning: string,
): readonly ProfileStep[] {
  const ends = [endOfGrace(belonging), endOfImport(belonging)].filter((day) => day !== undefined);
  const days = [beginning, ...new Set([...turningDays(losses), ...ends].sort())];
  const steps: ProfileStep[] = [];
  let before = noSums;
  for (const day of days) {
    const now = sumsOn(losses, bonus, belonging, day);
    const change = addSums(now, before, -1);
    if (qualitySums.some((name) => change[name] !== 0)) steps.push({ day, sums: change });
    before = now;
  }
  return steps;
}

export const noSums: QualitySums = toSums(() => 0);

export function addSums(one: QualitySums, other: QualitySums, sign: 1 | -1 = 1): QualitySums {
  return toSums((name) => one[name] + sign * other[name]);
}

export function toSums(sumOf: (name: (typeof qualitySums)[number]) => number): QualitySums {
  return Object.fromEntries(qualitySums.map((name) => [name, sumOf(name)])) as QualitySums;
}
