import { jaroWinkler } from './jaro-winkler.ts';

/** Words of a name with how much each of them tells; the squares of the weights add up to 1. */
export interface WeightedWords {
  readonly words: readonly string[];
  readonly weights: readonly number[];
}

/** Words that are less alike than this have nothing to do with each other. */
const alikeFrom = 0.88;

/** @param tell how much a word tells: its inverse document frequency, above 0 */
export function weighWords(words: readonly string[], tell: (word: string) => number): WeightedWords {
  const distinct = [...new Set(words)];
  const raw = distinct.map(tell);
  const length = Math.hypot(...raw) || 1;
  return { words: distinct, weights: raw.map((weight) => weight / length) };
}

/**
 * Cosine of two names in which words need only be alike (W. W. Cohen, P. Ravikumar and S. E. Fienberg, "A Comparison of
 * String Distance Metrics for Name-Matching Tasks", 2003); each word is used once, so that the sides may be exchanged.
 * @returns 0–1
 */
export function softTfIdf(left: WeightedWords, right: WeightedWords): number {
  let sum = 0;
  let openLeft = 0;
  let openRight = (1 << Math.min(right.words.length, 30)) - 1;
  for (let at = 0; at < left.words.length; at += 1) {
    const other = right.words.indexOf(left.words[at] as string);
    if (other < 0 || other >= 30) openLeft |= 1 << at;
    else {
      openRight &= ~(1 << other);
      sum += (left.weights[at] as number) * (right.weights[other] as number);
    }
  }
  if (openLeft !== 0 && openRight !== 0) sum += matchAlike(left, right, openLeft, openRight);
  return Math.min(1, sum);
}

/** The words left over, the most alike pair first. */
function matchAlike(left: WeightedWords, right: WeightedWords, openLeft: number, openRight: number): number {
  const found: { readonly at: number; readonly other: number; readonly alike: number; readonly gain: number }[] = [];
  for (let at = 0; at < left.words.length && at < 30; at += 1) {
    if (!(openLeft & (1 << at))) continue;
    for (let other = 0; other < right.words.length && other < 30; other += 1) {
      if (!(openRight & (1 << other))) continue;
      const alike = compareWords(left.words[at] as string, right.words[other] as string);
      const gain = alike * (left.weights[at] as number) * (right.weights[other] as number);
      if (alike >= alikeFrom) found.push({ at, other, alike, gain });
    }
  }
  found.sort((one, two) => two.alike - one.alike || two.gain - one.gain);
  let sum = 0;
  for (const { at, other, gain } of found) {
    if (!(openLeft & (1 << at)) || !(openRight & (1 << other))) continue;
    openLeft &= ~(1 << at);
    openRight &= ~(1 << other);
    sum += gain;
  }
  return sum;
}

/** Alike words begin or end alike, and are about as long; most pairs of words are told apart by that. */
function compareWords(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 4) return 0;
  const isBeginning = one.charCodeAt(0) === other.charCodeAt(0);
  const isEnd = one.charCodeAt(one.length - 1) === other.charCodeAt(other.length - 1);
  return isBeginning || isEnd ? jaroWinkler(one, other) : 0;
}
