const longest = 128;
const isTaken = new Uint8Array(longest);
const matched = new Uint16Array(longest);

/**
 * Similarity of two strings from 0 to 1: Jaro's share of common letters and transpositions, raised for a common beginning
 * (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990; prefix of 4, scale 0.1). Of longer strings
 * the first 128 letters count.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return left === '' ? 0 : 1;
  const jaro = left < right ? jaroSimilarity(left, right) : jaroSimilarity(right, left);
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The lists of matches are kept between calls: this runs several times for each compared pair. */
function jaroSimilarity(left: string, right: string): number {
  const leftLength = Math.min(left.length, longest);
  const rightLength = Math.min(right.length, longest);
  const reach = Math.max(0, Math.floor(Math.max(leftLength, rightLength) / 2) - 1);
  isTaken.fill(0, 0, rightLength);
  let common = 0;
  for (let at = 0; at < leftLength; at += 1) {
    const letter = left.charCodeAt(at);
    const last = Math.min(rightLength - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= last; other += 1) {
      if (isTaken[other] || letter !== right.charCodeAt(other)) continue;
      isTaken[other] = 1;
      matched[common] = letter;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let moved = 0;
  for (let other = 0, next = 0; other < rightLength; other += 1) {
    if (!isTaken[other]) continue;
    if (right.charCodeAt(other) !== matched[next]) moved += 1;
    next += 1;
  }
  return (common / leftLength + common / rightLength + (common - moved / 2) / common) / 3;
}
