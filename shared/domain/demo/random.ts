/** Chance that can be repeated: the same seed gives the same choices on every machine. */
export interface Random {
  /** 0 up to, not including, 1 */
  next(): number;
  /** Whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** @param share 0–1 */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  pickWeighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffle<T>(list: readonly T[]): readonly T[];
  bytes(count: number): Uint8Array;
}

export function createRandom(seed: string): Random {
  let state = hash(seed);
  // Mulberry32: small, fast and even enough for invented firms.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (list) => list[integer(0, list.length - 1)] as (typeof list)[number],
    pickWeighted: (weights) => pickWeighted(next(), weights),
    shuffle: (list) => shuffle(list, integer),
    bytes: (count) => Uint8Array.from({ length: count }, () => integer(0, 255)),
  };
}

function pickWeighted<K extends string>(share: number, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries<number>(weights) as [K, number][];
  let left = share * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const chosen = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (chosen ?? (entries.at(-1) as [K, number]))[0];
}

function shuffle<T>(list: readonly T[], integer: Random['integer']): readonly T[] {
  const left = [...list];
  return list.map(() => left.splice(integer(0, left.length - 1), 1)[0] as T);
}

/** FNV-1a, 32 bits */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
