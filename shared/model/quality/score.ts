import type { ObjectDefinition } from '../objects/definition.ts';
import { findLosses } from './find-losses.ts';
import {
  type Dimension,
  dimensions,
  type Loss,
  type Quality,
  type QualityFacts,
  type ScoredRecord,
} from './quality.ts';

const full = 100;

/** What finding a duplicate and merging it adds, as far as there is something to make up for. */
const mergePoints = 3;
const mostMergePoints = 9;

export function bonusOf({ merged = 0 }: QualityFacts): number {
  return Math.min(merged * mergePoints, mostMergePoints);
}

function isDue({ from, until }: Loss, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

/**
 * How good the record is on a day: 100 points less those that are lost, never below 0. The same code says it when a record
 * is written, when all are swept, and in the browser.
 * @param day `2026-11-26`, where the company works
 */
export function scoreRecord(
  definition: ObjectDefinition,
  record: ScoredRecord,
  facts: QualityFacts,
  day: string,
): Quality {
  return scoreLosses(findLosses(definition, record, facts), bonusOf(facts), day);
}

export function scoreLosses(losses: readonly Loss[], bonus: number, day: string): Quality {
  const issues = losses.filter((loss) => isDue(loss, day)).toSorted(byPoints);
  const lost = (wanted: readonly Loss[]) => wanted.reduce((sum, { points }) => sum + points, 0);
  const byDimension = dimensions.map((dimension) => {
    const own = issues.filter((issue) => issue.dimension === dimension);
    return [dimension, Math.max(0, full - lost(own))] as const;
  });
  return {
    score: Math.min(full, Math.max(0, full - lost(issues) + bonus)),
    dimensions: Object.fromEntries(byDimension) as Record<Dimension, number>,
    issues,
  };
}

function byPoints(one: Loss, other: Loss): number {
  return other.points - one.points || dimensions.indexOf(one.dimension) - dimensions.indexOf(other.dimension);
}

/** Days on which something begins or ceases to cost, in their order. */
export function turningDays(losses: readonly Loss[]): readonly string[] {
  return [...new Set(losses.flatMap(({ from, until }) => [from, until].filter((day) => day !== undefined)))].sort();
}
