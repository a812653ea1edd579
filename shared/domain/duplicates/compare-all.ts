import type { Item } from '#shared/store/table.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { isSearched, type SearchEntry, toSearchEntry } from '../search/search-entry.ts';
import { toTokenItems } from '../search/token-items.ts';
import { mostHolders, nameOfKey } from './candidates/blocking-keys.ts';
import { areLinked, type Comparable, mayBeSame, toComparable } from './comparable.ts';
import { keysOfRecord, type MatchKey } from './match-keys.ts';
import { engine, toKeyItem, toStateItem } from './match-state.ts';
import type { Frequencies } from './model/profile.ts';
import { type Pair, toPair, writePair } from './pair-item.ts';
import { scoreMatch } from './score.ts';

interface Entry {
  readonly record: StoredRecord;
  readonly comparable: Comparable;
  readonly keys: readonly MatchKey[];
  readonly search: SearchEntry | undefined;
}

export interface Comparison {
  /** Match keys, words of names, pairs and their marks. */
  readonly findings: readonly Item[];
  /** To be written after the findings: they say that these are complete. */
  readonly states: readonly Item[];
}

/**
 * The items that `refreshPairs` would leave for these records, if they were all there are. Pure.
 * @param frequencies of names, which pairs are weighed by; keys do not follow them, since they change
 */
export function compareAll(records: readonly StoredRecord[], frequencies?: Frequencies): Comparison {
  const entries = records
    .filter((record) => isSearched(record.object) && isLive(record))
    .map((record): Entry => {
      const { object, data } = record;
      const keys = keysOfRecord(object, toComparable(object, data));
      return { record, comparable: toComparable(object, data, frequencies), keys, search: toSearchEntry(record) };
    });
  return {
    findings: [
      ...entries.flatMap(({ record, keys, search }) => [
        ...keys.map((key) => toKeyItem(record.id, key, search?.companyId)),
        ...(search ? toTokenItems(record.id, search) : []),
      ]),
      ...findPairs(entries, frequencies).flatMap((pair) =>
        writePair(pair).flatMap((write) => ('put' in write ? [write.put] : [])),
      ),
    ],
    states: entries.map(({ record, keys, search }) =>
      toStateItem(record.id, { version: record.version, engine, turn: 1, keys, ...(search && { entry: search }) }),
    ),
  };
}

function findPairs(entries: readonly Entry[], frequencies: Frequencies | undefined): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const holders of groupByKey(entries)) {
    for (const [at, one] of holders.entries()) {
      for (const other of holders.slice(at + 1)) {
        if (!mayBeSame(one.record.object, other.record.object) || areLinked(one.record, other.record)) continue;
        const match = scoreMatch(one.comparable, other.comparable, frequencies && { frequencies });
        if (!match) continue;
        const pair = toPair(one.record, other.record, match);
        pairs.set(pair.id, pair);
      }
    }
  }
  return [...pairs.values()];
}

function groupByKey(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of entry.keys.map(nameOfKey)) {
      const group = groups.get(name);
      if (group) group.push(entry);
      else groups.set(name, [entry]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= mostHolders);
}
