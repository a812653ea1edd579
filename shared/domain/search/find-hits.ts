import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { matchPartition, searchPartition } from '#shared/store/keys/matching.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { type Rank, rankByName } from './match-search.ts';
import type { Reading, Search } from './read-search.ts';
import { type SearchEntry, searchedObjects } from './search-entry.ts';
import { fromTokenItem } from './token-items.ts';

/** What the indexes say about a record: a hint, as the record may have changed since. */
export interface Hit {
  readonly id: string;
  readonly object: ObjectName;
  readonly rank: Rank;
  /** The client that it hangs on. */
  readonly companyId?: string | undefined;
  /** Absent for what was found by a number or an address. */
  readonly entry?: SearchEntry;
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** There are rows that were not read. */
  readonly more: boolean;
}

/** Rows that one search reads at most, however large the table is. */
const budget = 1000;
/** Of a switchboard or an info@ address. */
const sharing = 50;

/** Everything that may be meant, in one wave. */
export async function findHits(table: Table, search: Search): Promise<Hits> {
  const beginnings = [...new Set(search.readings.flatMap(leadOf))];
  const share = Math.floor((budget - search.exact.length * sharing) / Math.max(1, beginnings.length));
  const [named, exact] = await Promise.all([
    Promise.all(
      beginnings.map((key) => table.query({ pk: searchPartition(key), sk: { beginsWith: key }, limit: share })),
    ),
    Promise.all(
      search.exact.map(({ kind, value }) => table.query({ pk: matchPartition(kind, value), limit: sharing })),
    ),
  ]);
  const hits = [
    ...named.flatMap((page) => page.items.flatMap((item) => toNamedHit(search, item))),
    ...exact.flatMap((page) => page.items.flatMap(toExactHit)),
  ];
  // The last entry of an id stays: the exact one.
  const distinct = new Map(hits.map((hit) => [hit.id, hit]));
  return { hits: [...distinct.values()], more: [...named, ...exact].some((page) => page.next !== undefined) };
}

/** The longest word is shared by the fewest. */
function leadOf(reading: Reading): readonly string[] {
  return reading.reduce((longest, keys) => (lengthOf(keys) > lengthOf(longest) ? keys : longest), []);
}

function lengthOf(keys: readonly string[]): number {
  return keys[0]?.length ?? 0;
}

function toNamedHit(search: Search, item: Item): readonly Hit[] {
  const { id, entry } = fromTokenItem(item);
  const rank = rankByName(search, entry.keys);
  return rank === 0 ? [] : [{ id, object: entry.object, rank, companyId: entry.companyId, entry }];
}

function toExactHit({ sk, companyId }: Item): readonly Hit[] {
  const object = searchedObjects.find((one) => sk.startsWith(`${definitions[one].prefix}_`));
  return object ? [{ id: sk, object, rank: 3, companyId: companyId as string | undefined }] : [];
}
