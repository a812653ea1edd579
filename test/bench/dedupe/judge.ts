import type { Link } from '#shared/domain/duplicates/cluster/average-linkage.ts';

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairs by one number each, whichever record comes first. */
export class PairSet {
  readonly #count: number;
  readonly #keys: ReadonlySet<number>;

  constructor(count: number, pairs: Iterable<readonly [number, number]>) {
    this.#count = count;
    this.#keys = new Set([...pairs].map(([one, other]) => this.#keyOf(one, other)));
  }

  get size(): number {
    return this.#keys.size;
  }

  has(one: number, other: number): boolean {
    return this.#keys.has(this.#keyOf(one, other));
  }

  #keyOf(one: number, other: number): number {
    return Math.min(one, other) * this.#count + Math.max(one, other);
  }
}

export function judgePairs(found: readonly (readonly [number, number])[], truth: PairSet): Quality {
  const right = found.filter(([one, other]) => truth.has(one, other)).length;
  const precision = right / Math.max(1, found.length);
  const recall = right / Math.max(1, truth.size);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall) };
}

/** Every two records of one group. */
export function pairsOfGroups(groupOf: ArrayLike<number>): readonly (readonly [number, number])[] {
  const groups = Map.groupBy(
    Array.from(groupOf, (_, at) => at),
    (at) => groupOf[at],
  );
  return [...groups.values()].flatMap((members) =>
    members.flatMap((one, place) => members.slice(place + 1).map((other) => [one, other] as const)),
  );
}

/** Of the records that have a partner in the other source, how many find it first. */
export function judgeRanking(links: readonly Link[], truth: readonly (readonly [number, number])[]): number {
  const best = new Map<number, Link>();
  for (const link of links) {
    for (const record of [link.one, link.other]) {
      if (link.weight > (best.get(record)?.weight ?? -Infinity)) best.set(record, link);
    }
  }
  const isFirst = (record: number, partner: number) => {
    const link = best.get(record);
    return link !== undefined && (link.one === partner || link.other === partner);
  };
  const right = truth.flatMap(([one, other]) => [isFirst(one, other), isFirst(other, one)]).filter(Boolean).length;
  return right / Math.max(1, truth.length * 2);
}
