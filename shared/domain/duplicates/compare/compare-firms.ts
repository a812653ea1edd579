import type { Firm } from '../model/profile.ts';
import { editDistance } from './edit-distance.ts';
import { softTfIdf, type WeightedWords } from './soft-tf-idf.ts';

/** What names that differ by one slip of the hand have in common. */
const slip = 0.95;

/** What a brand makes firms at most: sisters share it. */
const mostOfBrand = 0.7;

/** The best of the names of two firms, 0–1; names written in one word count as well; -1: one side has none. */
export function compareFirms(left: readonly Firm[], right: readonly Firm[]): number {
  let best = -1;
  for (const one of left) {
    for (const other of right) {
      const similarity = compareTwo(one, other);
      best = Math.max(best, one.isBrand || other.isBrand ? Math.min(similarity, mostOfBrand) : similarity);
      if (best === 1) return 1;
    }
  }
  return best;
}

function compareTwo(one: Firm, other: Firm): number {
  if (one.joined === other.joined) return 1;
  const byWords = softTfIdf(one.weighted, other.weighted);
  const isSlip = one.joined.length > 5 && editDistance(one.joined, other.joined, 1) === 1;
  return isSlip ? Math.max(byWords, slip) : byWords;
}

/** Place in the five levels of a text. */
export function levelOfText(similarity: number): number {
  if (similarity < 0) return -1;
  if (similarity >= 0.985) return 4;
  if (similarity >= 0.85) return 3;
  if (similarity >= 0.6) return 2;
  return similarity >= 0.3 ? 1 : 0;
}

export function compareTexts(left: WeightedWords | undefined, right: WeightedWords | undefined): number {
  return left && right && left.words.length > 0 && right.words.length > 0 ? softTfIdf(left, right) : -1;
}
