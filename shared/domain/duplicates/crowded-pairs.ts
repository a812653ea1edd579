import { matchPartition } from '#shared/store/keys/matching.ts';
import type { Table } from '#shared/store/table.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { nameOfKey } from './candidates/blocking-keys.ts';
import { toComparable } from './comparable.ts';
import type { MatchKey } from './match-keys.ts';
import { crowdFrom, isContactReason, scoreOf } from './model/bands.ts';
import type { Match } from './score.ts';

/** A stored pair that a crowd can make less sure. */
export interface Crowdable extends Match {
  /** Phones and addresses of mail that both have; present when nothing else speaks for the pair. */
  readonly contacts?: readonly MatchKey[];
}

type Compared = Pick<StoredRecord, 'object' | 'data'>;

/** What a pair keeps of the phones and addresses of mail that both have. */
export function contactsOfPair(one: Compared, other: Compared, match: Match): Pick<Crowdable, 'contacts'> {
  if (match.band !== 'probable' || !match.reasons.every(isContactReason)) return {};
  const others = new Set(contactKeysOf(other).map(nameOfKey));
  const contacts = contactKeysOf(one).filter((key) => others.has(nameOfKey(key)));
  return contacts.length > 0 ? { contacts } : {};
}

function contactKeysOf({ object, data }: Compared): readonly MatchKey[] {
  return toComparable(object, data)
    .exact()
    .filter(({ kind }) => kind === 'phone' || kind === 'email');
}

/**
 * The pairs as they are to be told today: one that rests on a phone or an address of mail alone is only possible once five
 * records share it. It is asked for when the pair is read, as the fifth may come, and go, at any time after the pair was
 * weighed. One wave of queries, and none without such pairs.
 */
export async function weighCrowds<Pair extends Crowdable>(
  table: Table,
  pairs: readonly Pair[],
): Promise<readonly Omit<Pair, 'contacts'>[]> {
  const keys = new Map(pairs.flatMap(({ contacts = [] }) => contacts.map((key) => [nameOfKey(key), key] as const)));
  const crowded = new Set(
    await Promise.all([...keys].map(async ([name, key]) => ((await isCrowded(table, key)) ? name : undefined))),
  );
  return pairs.map(({ contacts, ...pair }) => {
    if (!contacts?.every((key) => crowded.has(nameOfKey(key)))) return pair;
    return { ...pair, band: 'possible' as const, score: Math.min(pair.score, scoreOf(Infinity, 'possible')) };
  });
}

async function isCrowded(table: Table, { kind, value }: MatchKey): Promise<boolean> {
  const { items } = await table.query({ pk: matchPartition(kind, value), limit: crowdFrom });
  return items.length >= crowdFrom;
}
