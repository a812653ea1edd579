import type { Fields } from '#shared/model/records.ts';

const prefix = 'steward.draft.';

/** What was typed and not yet saved, until the tab is closed: drafts hold personal data and stay no longer. */
export function readDraft(object: string, storage: Storage = sessionStorage): Fields | null {
  const stored = storage.getItem(prefix + object);
  return stored ? (JSON.parse(stored) as Fields) : null;
}

export function keepDraft(object: string, values: Fields, storage: Storage = sessionStorage): void {
  storage.setItem(prefix + object, JSON.stringify(values));
}

export function dropDraft(object: string, storage: Storage = sessionStorage): void {
  storage.removeItem(prefix + object);
}
