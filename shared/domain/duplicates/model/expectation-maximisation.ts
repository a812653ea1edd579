import { aspectCount, aspects } from './aspects.ts';
import type { Parameters } from './fellegi-sunter.ts';

/** A vector of levels and how many pairs have it. */
export interface Pattern {
  readonly levels: readonly number[];
  readonly count: number;
}

export interface Learning {
  /** Of pairs that may be the same. */
  readonly candidates: readonly Pattern[];
  /** Of pairs drawn by chance: hardly any are the same. */
  readonly random: readonly Pattern[];
  readonly chance: readonly number[];
  /** How sure the beginning is that pairs found by chance tell what candidates that differ look like: counted as so many of these. */
  readonly anchor?: number;
  /** Parameters learned elsewhere, to begin with; they count as so many pairs as the anchor. */
  readonly start?: Parameters;
}

const rounds = 200;
const settled = 1e-6;
/** Counted to every level, so that none is impossible. */
const smoothing = 0.5;

/**
 * Parameters learned without labels by expectation and maximisation (A. P. Dempster, N. M. Laird and D. B. Rubin, 1977; for
 * record linkage W. E. Winkler, 1988). What differing pairs look like is learned from the candidates too, starting from pairs
 * drawn by chance: blocking makes candidates more alike than these.
 */
export function learnParameters({ candidates, random, chance, anchor = 50, start }: Learning): Parameters {
  const byChance = countLevels(random, () => 1).map(toShares);
  const total = Math.max(
    1,
    candidates.reduce((sum, { count }) => sum + count, 0),
  );
  // What the start says nothing about is learned like anything else.
  const isKnown = aspects.map((_, at) => start !== undefined && isTold(start.m[at]));
  let parameters: Parameters = {
    prior: start?.prior ?? 0.3,
    m: firstGuess().map((guess, at) => (isKnown[at] ? [...(start?.m[at] ?? [])] : guess)),
    u: byChance.map((shares, at) => (isKnown[at] ? [...(start?.u[at] ?? [])] : shares)),
    chance,
  };
  for (let round = 0; round < rounds; round += 1) {
    const odds = candidates.map(({ levels }) => probabilityOf(levels, parameters));
    const matches = candidates.reduce((sum, { count }, at) => sum + count * (odds[at] as number), 0);
    const next: Parameters = {
      prior: Math.min(0.95, Math.max(1e-4, matches / total)),
      m: countLevels(candidates, (at) => odds[at] as number).map((counts, at) =>
        toShares(counts.map((count, level) => count + (isKnown[at] ? anchor * (start?.m[at]?.[level] ?? 0) : 0))),
      ),
      u: countLevels(candidates, (at) => 1 - (odds[at] as number)).map((counts, at) =>
        toShares(counts.map((count, level) => count + anchor * (byChance[at]?.[level] as number))),
      ),
      chance,
    };
    const moved = Math.abs(next.prior - parameters.prior);
    parameters = next;
    if (moved < settled) break;
  }
  return parameters;
}

/** Shares add up to one; where nothing was learned each level stands for itself. */
function isTold(shares: readonly number[] = []): boolean {
  return shares.reduce((sum, share) => sum + share, 0) < 1.5;
}

/** That pairs of one client agree mostly, each level half as often as the one above. */
function firstGuess(): number[][] {
  return aspects.map(({ levels }) => toShares(levels.map((_, level) => 4 ** level)));
}

function probabilityOf(levels: readonly number[], { prior, m, u }: Parameters): number {
  let logOdds = Math.log(prior / (1 - prior));
  for (let at = 0; at < aspectCount; at += 1) {
    const level = levels[at] as number;
    if (level >= 0) logOdds += Math.log((m[at]?.[level] as number) / (u[at]?.[level] as number));
  }
  return 1 / (1 + Math.exp(-logOdds));
}

function countLevels(patterns: readonly Pattern[], weightOf: (at: number) => number): number[][] {
  const counts = aspects.map(({ levels }) => levels.map(() => 0));
  patterns.forEach(({ levels, count }, at) => {
    const weight = count * weightOf(at);
    for (let place = 0; place < aspectCount; place += 1) {
      const level = levels[place] as number;
      const row = counts[place] as number[];
      if (level >= 0) row[level] = (row[level] as number) + weight;
    }
  });
  return counts;
}

function toShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count + smoothing, 0);
  return counts.map((count) => (count + smoothing) / total);
}

/** Equal vectors counted once. */
export function toPatterns(vectors: Iterable<readonly number[]>): readonly Pattern[] {
  const counts = new Map<string, { levels: readonly number[]; count: number }>();
  for (const levels of vectors) {
    const name = levels.join();
    const known = counts.get(name);
    if (known) known.count += 1;
    else counts.set(name, { levels, count: 1 });
  }
  return [...counts.values()];
}
