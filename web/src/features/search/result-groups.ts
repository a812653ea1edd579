import type { FoundRecord } from './search-queries.ts';

export interface ResultGroup {
  readonly object: FoundRecord['object'];
  readonly records: readonly FoundRecord[];
}

/** Records of one kind together; the kind of the best match first. */
export function groupResults(records: readonly FoundRecord[]): readonly ResultGroup[] {
  const objects = [...new Set(records.map(({ object }) => object))];
  return objects.map((object) => ({ object, records: records.filter((record) => record.object === object) }));
}

/** Where the keys lead from a place in a list of so many: round its ends. */
export function movePlace(key: string, place: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place - 1 + count) % count;
    default:
      return undefined;
  }
}
