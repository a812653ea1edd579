import { nameOfKey } from '../duplicates/candidates/blocking-keys.ts';
import { isTelling } from '../duplicates/candidates/likely.ts';
import { type Comparable, toComparable } from '../duplicates/comparable.ts';
import type { Subject } from '../duplicates/find-matches.ts';
import { isOfSisters } from '../duplicates/find-related.ts';
import { keysOfRecord, type MatchKey } from '../duplicates/match-keys.ts';
import type { Frequencies } from '../duplicates/model/profile.ts';
import { type Match, scoreMatch } from '../duplicates/score.ts';

/** What a row would make, with its fields as they are stored. */
export interface RowSubject extends Subject {
  readonly row: number;
}

export type RowMatches = readonly { readonly row: number; readonly match: Match }[];

/** A key that more rows have tells nothing. */
const mostSharing = 20;

interface Entry {
  readonly subject: RowSubject;
  readonly comparable: Comparable;
  readonly keys: readonly MatchKey[];
}

/** Of each row, those before it that may be the same client or person. Pure. */
export function compareRows(
  subjects: readonly RowSubject[],
  frequencies: Frequencies | undefined,
): ReadonlyMap<number, RowMatches> {
  const entries = subjects.map((subject): Entry => {
    const comparable = toComparable(subject.object, subject.data, frequencies);
    return { subject, comparable, keys: tellingKeysOf(subject) };
  });
  const groups = groupByKey(entries);
  return new Map(
    entries.flatMap((entry) => {
      const matches = compareWithEarlier(entry, groups, frequencies);
      return matches.length > 0 ? [[entry.subject.row, matches] as const] : [];
    }),
  );
}

/** What finds the same client by itself; what only few of many keys say together is found when records are stored. */
export function tellingKeysOf({ object, data }: Subject): readonly MatchKey[] {
  return keysOfRecord(object, toComparable(object, data)).filter(isTelling);
}

function groupByKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of entry.keys) {
      const group = groups.get(nameOfKey(key));
      if (group) group.push(entry);
      else groups.set(nameOfKey(key), [entry]);
    }
  }
  return groups;
}

function compareWithEarlier(
  { subject, comparable, keys }: Entry,
  groups: ReadonlyMap<string, readonly Entry[]>,
  frequencies: Frequencies | undefined,
): RowMatches {
  const shared = keys.map((key) => ({ key, group: groups.get(nameOfKey(key)) ?? [] }));
  const others = new Map<Entry, number[]>();
  for (const { key, group } of shared.filter(({ group: { length } }) => length > 1 && length <= mostSharing)) {
    const isContact = key.kind === 'phone' || key.kind === 'email';
    for (const other of group.filter((one) => one.subject.row < subject.row)) {
      const holders = others.get(other) ?? [];
      others.set(other, isContact ? [...holders, group.length] : holders);
    }
  }
  return [...others].flatMap(([other, holders]) => {
    const match = scoreMatch(comparable, other.comparable, {
      ...(frequencies && { frequencies }),
      holders: holders.length > 0 ? Math.min(...holders) : 0,
    });
    return match && !isOfSisters(subject, { record: other.subject, match }) ? [{ row: other.subject.row, match }] : [];
  });
}
