import { searchTokenKey } from '#shared/store/keys/matching.ts';
import type { Item } from '#shared/store/table.ts';
import type { SearchEntry } from './search-entry.ts';

/** One row for each key, so that a beginning of any word finds the record. */
export function toTokenItems(id: string, entry: SearchEntry): readonly Item[] {
  return entry.keys.map((token) => ({ ...searchTokenKey(token, id), type: 'search-token', shape: 1, id, entry }));
}

export function fromTokenItem(item: Item): { readonly id: string; readonly entry: SearchEntry } {
  return { id: item.id as string, entry: item.entry as SearchEntry };
}

/** Whether both say the same about a record. */
export function isSameEntry(one: SearchEntry | undefined, other: SearchEntry | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The table does not keep the order of members. */
function sorted(entry: SearchEntry | undefined) {
  return Object.entries(entry ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
