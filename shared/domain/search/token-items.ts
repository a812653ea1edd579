import { searchTokenKey } from '#shared/store/keys.ts';
import type { Item, Write } from '#shared/store/table.ts';
import type { SearchEntry } from './search-entry.ts';

/** One row for each key, so that a beginning of any word finds the record. */
export function toTokenItems(id: string, entry: SearchEntry): readonly Item[] {
  return entry.keys.map((token) => ({ ...searchTokenKey(token, id), type: 'search-token', shape: 1, id, entry }));
}

export function fromTokenItem(item: Item): { readonly id: string; readonly entry: SearchEntry } {
  return { id: item.id as string, entry: item.entry as SearchEntry };
}

/** What brings the index of names from one entry of the record to the next. */
export function replaceTokens(
  id: string,
  before: SearchEntry | undefined,
  after: SearchEntry | undefined,
): readonly Write[] {
  if (isSameEntry(before, after)) return [];
  const gone = before?.keys.filter((token) => !after?.keys.includes(token)) ?? [];
  return [
    ...(after ? toTokenItems(id, after).map((put): Write => ({ put })) : []),
    ...gone.map((token): Write => ({ delete: searchTokenKey(token, id) })),
  ];
}

/** Whether both say the same about a record. */
export function isSameEntry(one: SearchEntry | undefined, other: SearchEntry | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The table does not keep the order of members. */
function sorted(entry: SearchEntry | undefined) {
  return Object.entries(entry ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
