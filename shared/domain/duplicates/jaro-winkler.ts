/**
 * Similarity of two strings from 0 to 1: Jaro's share of common letters and transpositions, raised for a common beginning
 * (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990; prefix of 4, scale 0.1).
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return left === '' ? 0 : 1;
  const jaro = jaroSimilarity(left, right);
  let prefix = 0;
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(left: string, right: string): number {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Uint8Array(right.length);
  const matched: string[] = [];
  for (let at = 0; at < left.length; at += 1) {
    for (let other = Math.max(0, at - reach); other <= Math.min(right.length - 1, at + reach); other += 1) {
      if (taken[other] || left[at] !== right[other]) continue;
      taken[other] = 1;
      matched.push(left[at] as string);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inRight = [...right].filter((_, at) => taken[at]);
  const transposed = matched.filter((letter, at) => letter !== inRight[at]).length / 2;
  const common = matched.length;
  return (common / left.length + common / right.length + (common - transposed) / common) / 3;
}
