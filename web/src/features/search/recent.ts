import type { FoundRecord } from './search-queries.ts';

const most = 6;

/** By person, and gone with the tab: who signs in next must not see whom the one before looked for. */
const keyOf = (userId: string) => `steward.recent.${userId}`;

export function readRecent(storage: Storage, userId: string): readonly FoundRecord[] {
  try {
    return JSON.parse(storage.getItem(keyOf(userId)) ?? '[]') as readonly FoundRecord[];
  } catch {
    return [];
  }
}

/** The one opened last comes first. */
export function keepRecent(storage: Storage, userId: string, record: FoundRecord): void {
  const others = readRecent(storage, userId).filter(({ id }) => id !== record.id);
  storage.setItem(keyOf(userId), JSON.stringify([record, ...others].slice(0, most)));
}
