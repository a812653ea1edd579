export interface Link {
  readonly one: number;
  readonly other: number;
  /** In bits. */
  readonly weight: number;
}

/** Beyond this a link is as sure as it can be: one of them must not outweigh many doubts. */
const most = 12;

/**
 * Groups of records that are the same. Two groups become one when their pairs speak for it on average, the surest first
 * (average linkage: R. R. Sokal and C. D. Michener, 1958), so that a chain of near misses joins nobody.
 * @param weigh the weight of a pair that has no link
 * @param threshold the average from which groups are one, in bits
 * @returns for each record the place of its group
 */
export function clusterLinks(
  count: number,
  links: readonly Link[],
  weigh: (one: number, other: number) => number,
  threshold = 0,
): Int32Array {
  const groupOf = Int32Array.from({ length: count }, (_, at) => at);
  const members = new Map<number, number[]>();
  const known = new Map<number, number>();
  for (const { one, other, weight } of links) known.set(keyOf(one, other, count), weight);
  const weightOf = (one: number, other: number) => {
    const key = keyOf(one, other, count);
    const weight = known.get(key) ?? weigh(one, other);
    known.set(key, weight);
    return Math.max(-most, Math.min(most, weight));
  };
  const membersOf = (group: number) => members.get(group) ?? [group];
  const refused = new Set<string>();
  for (const { one, other, weight } of [...links].sort((left, right) => right.weight - left.weight)) {
    if (weight < threshold) break;
    const [left, right] = [groupOf[one] as number, groupOf[other] as number];
    if (left === right) continue;
    const [leftMembers, rightMembers] = [membersOf(left), membersOf(right)];
    const attempt = `${Math.min(left, right)} ${Math.max(left, right)} ${leftMembers.length + rightMembers.length}`;
    if (refused.has(attempt)) continue;
    if (averageOf(leftMembers, rightMembers, weightOf) < threshold) {
      refused.add(attempt);
      continue;
    }
    for (const member of rightMembers) groupOf[member] = left;
    members.set(left, [...leftMembers, ...rightMembers]);
    members.delete(right);
  }
  return groupOf;
}

function averageOf(
  left: readonly number[],
  right: readonly number[],
  weightOf: (one: number, other: number) => number,
): number {
  let sum = 0;
  for (const one of left) for (const other of right) sum += weightOf(one, other);
  return sum / (left.length * right.length);
}

function keyOf(one: number, other: number, count: number): number {
  return one < other ? one * count + other : other * count + one;
}
