import { type BlockingKey, mostHolders } from './blocking-keys.ts';

export interface SharedKey extends BlockingKey {
  /** Records that have the key, the one that was asked for not counted. */
  readonly holders: number;
}

/** The keys that one other record shares, summed up as they are found. */
export interface Tally {
  readonly shared: SharedKey[];
  /** Grows with each key, the more the fewer have it. */
  rarity: number;
  isTold: boolean;
  isNamed: boolean;
  isPlaced: boolean;
}

/** A number, an address, a whole name; anything else is shared by chance as well, the more so the more records there are. */
const exactKinds: ReadonlySet<string> = new Set(['ident', 'email', 'phone']);
const tellingTypes: ReadonlySet<string> = new Set(['name', 'names', 'date', 'domain', 'local']);
const placeTypes: ReadonlySet<string> = new Set(['house', 'door']);
const rareFrom = 0.3;
/** Of a key that does not tell by itself: with more of them it is as good as none. */
const mostByChance = 20;

/** Records up to which a key is followed for one who waits. */
export function mostFollowed(key: BlockingKey): number {
  return isTelling(key) ? mostHolders : mostByChance;
}

/** Whether records that share the key are worth a look by that alone. */
export function isTelling(key: BlockingKey): boolean {
  return exactKinds.has(key.kind) || tellingTypes.has(typeOf(key));
}

function typeOf({ value }: BlockingKey): string {
  return value.slice(0, value.indexOf(' '));
}

/** What each record shares, by its id. @param found keys with the ids of the other records that have them */
export function tallyKeys(
  found: readonly { readonly key: BlockingKey; readonly others: readonly string[] }[],
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { key, others } of found) {
    const shared: SharedKey = { ...key, holders: others.length };
    const isTold = isTelling(key);
    const isPlaced = placeTypes.has(typeOf(key));
    for (const id of others) {
      const tally = tallies.get(id) ?? { shared: [], rarity: 0, isTold: false, isNamed: false, isPlaced: false };
      if (tally.rarity === 0) tallies.set(id, tally);
      tally.shared.push(shared);
      tally.rarity += 1 / others.length;
      tally.isTold ||= isTold;
      tally.isPlaced ||= isPlaced;
      tally.isNamed ||= !isPlaced;
    }
  }
  return tallies;
}

/**
 * Whether a record that shares these keys is worth reading for one who waits: neighbours share a house and namesakes a word,
 * which tells little unless few others do, or both come together.
 */
export function isLikely({ rarity, isTold, isNamed, isPlaced }: Tally): boolean {
  return isTold || (isNamed && isPlaced) || rarity >= rareFrom;
}
