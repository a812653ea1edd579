import type { Directory } from '../../organisation/directory.ts';
import { foldWord } from '../cells/cell.ts';

/** What a cell names: one, or none, or one of several. */
export type Found =
  | { readonly id: string }
  | {
      readonly code: 'reference' | 'ambiguous';
      /** The several, with their companies, which may tell which one is meant. */
      readonly among?: readonly { readonly id: string; readonly companyId?: unknown }[];
    };

/** Colleagues by id, e-mail address or name. Who has left is found by none of them: nothing new is given to them. */
export function indexPeople({ users }: Directory): (text: string) => Found {
  const ids = new Map<string, Set<string>>();
  for (const { id, email, name, status } of users.values()) {
    if (status !== 'active') continue;
    for (const word of [id, email.toLowerCase(), foldWord(name)]) ids.set(word, (ids.get(word) ?? new Set()).add(id));
  }
  return (text) => toFound(ids.get(text) ?? ids.get(text.toLowerCase()) ?? ids.get(foldWord(text)) ?? []);
}

export function toFound(ids: Iterable<string>): Found {
  const [id, ...more] = ids;
  if (id === undefined) return { code: 'reference' };
  return more.length > 0 ? { code: 'ambiguous' } : { id };
}
