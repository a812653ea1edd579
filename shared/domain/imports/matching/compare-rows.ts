import { nameOfKey } from '../../duplicates/candidates/blocking-keys.ts';
import { isTelling } from '../../duplicates/candidates/likely.ts';
import { type Comparable, toComparable } from '../../duplicates/comparable.ts';
import type { Subject } from '../../duplicates/find-matches.ts';
import { isOfSisters } from '../../duplicates/find-related.ts';
import { keysOfRecord, type MatchKey } from '../../duplicates/match-keys.ts';
import type { Frequencies } from '../../duplicates/model/profile.ts';
import { type Match, scoreMatch } from '../../duplicates/score.ts';

/** What a row would make, with its fields as they are stored. */
export interface RowSubject extends Subject {
  readonly row: number;
  readonly comparable: Comparable;
  /** What finds the same client by itself; what only few of many keys say together is found when records are stored. */
  readonly keys: readonly MatchKey[];
}

export type RowMatches = readonly { readonly row: number; readonly match: Match }[];

/** A key that more rows have tells nothing. */
export const mostSharing = 20;

/** Rows of pages before, as far as they share a key with one of these. */
export interface EarlierRows {
  readonly subjects: readonly RowSubject[];
  /** Names of keys that too many of them have to be all here. */
  readonly crowded: ReadonlySet<string>;
}

const noneEarlier: EarlierRows = { subjects: [], crowded: new Set() };

export function toSubject(row: number, { object, data }: Subject, frequencies: Frequencies | undefined): RowSubject {
  const comparable = toComparable(object, data, frequencies);
  return { row, object, data, comparable, keys: keysOfRecord(object, comparable).filter(isTelling) };
}

/** Of each row, those before it that may be the same client or person. Pure. */
export function compareRows(
  subjects: readonly RowSubject[],
  frequencies: Frequencies | undefined,
  earlier: EarlierRows = noneEarlier,
): ReadonlyMap<number, RowMatches> {
  const groups = groupByKey([...earlier.subjects, ...subjects]);
  for (const name of earlier.crowded) groups.delete(name);
  return new Map(
    subjects.flatMap((subject) => {
      const matches = compareWithEarlier(subject, groups, frequencies);
      return matches.length > 0 ? [[subject.row, matches] as const] : [];
    }),
  );
}

function groupByKey(subjects: readonly RowSubject[]): Map<string, readonly RowSubject[]> {
  const groups = new Map<string, RowSubject[]>();
  for (const subject of subjects) {
    for (const key of subject.keys) {
      const group = groups.get(nameOfKey(key));
      if (group) group.push(subject);
      else groups.set(nameOfKey(key), [subject]);
    }
  }
  return groups;
}

function compareWithEarlier(
  subject: RowSubject,
  groups: ReadonlyMap<string, readonly RowSubject[]>,
  frequencies: Frequencies | undefined,
): RowMatches {
  const shared = subject.keys.map((key) => ({ key, group: groups.get(nameOfKey(key)) ?? [] }));
  const others = new Map<RowSubject, number[]>();
  for (const { key, group } of shared.filter(({ group: { length } }) => length > 1 && length <= mostSharing)) {
    const isContact = key.kind === 'phone' || key.kind === 'email';
    for (const other of group.filter((one) => one.row < subject.row)) {
      const holders = others.get(other) ?? [];
      others.set(other, isContact ? [...holders, group.length] : holders);
    }
  }
  return [...others].flatMap(([other, holders]) => {
    const match = scoreMatch(subject.comparable, other.comparable, {
      ...(frequencies && { frequencies }),
      holders: holders.length > 0 ? Math.min(...holders) : 0,
    });
    return match && !isOfSisters(subject, { record: other, match }) ? [{ row: other.row, match }] : [];
  });
}
