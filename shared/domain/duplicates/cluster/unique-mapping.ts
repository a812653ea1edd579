import type { Link } from './average-linkage.ts';

/** The surest links of which each record has one at most (unique mapping), as between two lists without repeats. */
export function mapUniquely(links: readonly Link[], threshold = 0): readonly Link[] {
  const taken = new Set<number>();
  return [...links]
    .sort((left, right) => right.weight - left.weight || left.one - right.one || left.other - right.other)
    .filter(({ one, other, weight }) => {
      if (weight < threshold || taken.has(one) || taken.has(other)) return false;
      taken.add(one);
      taken.add(other);
      return true;
    });
}
