import type { ObjectName } from '#shared/model/objects/definition.ts';
import { type Comparable, isCompared } from './comparable.ts';

export interface MatchKey {
  readonly kind: 'phone' | 'email' | 'domain' | 'ident' | 'name';
  readonly value: string;
}

/** Kinds of keys that somebody can look for. */
const exactKinds: ReadonlySet<MatchKey['kind']> = new Set(['phone', 'email', 'ident']);

/** What is not compared for duplicates is still found by its phones, addresses and numbers. */
export function keysOfRecord(object: ObjectName, comparable: Comparable): readonly MatchKey[] {
  const keys = matchKeysOf(comparable);
  return isCompared(object) ? keys : keys.filter(({ kind }) => exactKinds.has(kind));
}

/** More than this and one record would cost more than it is worth; the strongest kinds come first. */
const maxKeys = 14;

/** Keys under which records that may be the same are found; two records without a common key are never compared. */
export function matchKeysOf(record: Comparable): readonly MatchKey[] {
  const keys: readonly MatchKey[] = [
    ...record.identifiers.map(({ scheme, value }): MatchKey => ({ kind: 'ident', value: `${scheme}:${value}` })),
    ...record.emails.map((value): MatchKey => ({ kind: 'email', value })),
    ...record.phones.map((value): MatchKey => ({ kind: 'phone', value })),
    ...record.names
      .filter((words) => record.object !== 'contacts' || words.length > 1)
      .map((words): MatchKey => ({ kind: 'name', value: nameKey(record, words) })),
    ...record.domains.map((value): MatchKey => ({ kind: 'domain', value })),
  ];
  const distinct = new Map(keys.map((key) => [`${key.kind} ${key.value}`, key]));
  return [...distinct.values()].slice(0, maxKeys);
}

/** Word order does not matter: «Ветер Северный» meets «Северный ветер». A person needs last and first name. */
function nameKey(record: Comparable, words: readonly string[]): string {
  return `${record.object}:${[...words].sort().slice(0, 4).join(' ')}`.slice(0, 120);
}
