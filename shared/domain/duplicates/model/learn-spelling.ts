import { longestCyrillic, longestLatin, type SpellingModel } from '../compare/transliteration.ts';

const rounds = 12;
/** Pieces that were expected less often in all are left out. */
const fewest = 0.7;

/** Which letters write which, learned from pairs of spellings by expectation and maximisation over all ways to part them. */
export function learnSpelling(examples: readonly (readonly [string, string])[]): SpellingModel {
  let pairs: SpellingModel['pairs'] = new Map();
  for (let round = 0; round < rounds; round += 1) {
    const counts = new Map<string, number>();
    for (const [latin, cyrillic] of examples) addExpected(counts, latin, cyrillic, round === 0 ? undefined : pairs);
    if (round === rounds - 1) for (const [piece, count] of counts) if (count < fewest) counts.delete(piece);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    pairs = nest([...counts].map(([piece, count]) => [piece, Math.log(count / total)]));
  }
  return { pairs, letters: countLetters(examples) };
}

/** By what stands before the bar, then by what stands behind it. */
export function nest(logs: readonly (readonly [string, number])[]): SpellingModel['pairs'] {
  const nested = new Map<string, Map<string, number>>();
  for (const [piece, log] of logs) {
    const [latin = '', cyrillic = ''] = piece.split('|');
    const known = nested.get(latin);
    if (known) known.set(cyrillic, log);
    else nested.set(latin, new Map([[cyrillic, log]]));
  }
  return nested;
}

/** Adds how often each pair of pieces is to be expected in this example (forward and backward sums). */
function addExpected(
  counts: Map<string, number>,
  latin: string,
  cyrillic: string,
  pairs: SpellingModel['pairs'] | undefined,
): void {
  const width = cyrillic.length + 1;
  const size = (latin.length + 1) * width;
  const forward = new Float64Array(size);
  const backward = new Float64Array(size);
  const steps: { from: number; to: number; piece: string; chance: number }[] = [];
  for (let at = 0; at < latin.length; at += 1) {
    for (let other = 0; other < width; other += 1) {
      for (let taken = 1; taken <= longestLatin && at + taken <= latin.length; taken += 1) {
        for (let given = 0; given <= longestCyrillic && other + given < width; given += 1) {
          const [left, right] = [latin.slice(at, at + taken), cyrillic.slice(other, other + given)];
          const piece = `${left}|${right}`;
          const log = pairs ? pairs.get(left)?.get(right) : -2 * (taken + given) - 3 * Math.abs(taken - given);
          if (log === undefined) continue;
          const to = (at + taken) * width + other + given;
          steps.push({ from: at * width + other, to, piece, chance: Math.exp(log) });
        }
      }
    }
  }
  forward[0] = 1;
  for (const { from, to, chance } of steps) forward[to] = (forward[to] as number) + (forward[from] as number) * chance;
  backward[size - 1] = 1;
  for (const { from, to, chance } of steps.toReversed()) {
    backward[from] = (backward[from] as number) + (backward[to] as number) * chance;
  }
  const all = forward[size - 1] as number;
  if (all === 0) return;
  for (const { from, to, piece, chance } of steps) {
    const expected = ((forward[from] as number) * chance * (backward[to] as number)) / all;
    if (expected > 1e-4) counts.set(piece, (counts.get(piece) ?? 0) + expected);
  }
}

function countLetters(examples: readonly (readonly [string, string])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of examples.flat().join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const latin = examples.reduce((sum, [word]) => sum + word.length, 0);
  const cyrillic = examples.reduce((sum, [, word]) => sum + word.length, 0);
  return new Map(
    [...counts].map(([letter, count]) => [
      letter,
      Math.log(count / (/\p{Script=Cyrillic}/u.test(letter) ? cyrillic : latin)),
    ]),
  );
}
