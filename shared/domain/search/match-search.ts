import { nameOfKey } from '../duplicates/candidates/blocking-keys.ts';
import type { ShownKey } from '../duplicates/match-keys.ts';
import type { Reading, Search } from './read-search.ts';

/** 3: by a number or an address; 2: by whole words; 1: by beginnings of words; 0: not found. */
export type Rank = 0 | 1 | 2 | 3;

/** @param keys of the words that a record is called by */
export function rankByName({ readings }: Search, keys: readonly string[]): 0 | 1 | 2 {
  if (readings.some((reading) => fits(reading, keys, (key, typed) => key === typed))) return 2;
  return readings.some((reading) => fits(reading, keys, (key, typed) => key.startsWith(typed))) ? 1 : 0;
}

/** Every word that was typed must be met, in any order. */
function fits(reading: Reading, keys: readonly string[], isMet: (key: string, typed: string) => boolean): boolean {
  return reading.every((word) => word.some((typed) => keys.some((key) => isMet(key, typed))));
}

/** The phone, address or number by which a record is found, if it is by one. */
export function findExact({ exact }: Search, keys: readonly ShownKey[]): ShownKey | undefined {
  const wanted = new Set(exact.map(nameOfKey));
  return keys.find(({ key }) => wanted.has(nameOfKey(key)));
}
