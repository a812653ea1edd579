import { matchKey, matchStateKey, searchTokenKey } from '#shared/store/keys/matching.ts';
import type { Condition, Item, Key } from '#shared/store/table.ts';
import type { SearchEntry } from '../search/search-entry.ts';
import type { MatchKey } from './match-keys.ts';

/** Changes when keys or weights do, so that a rebuild knows what was made by an older engine. */
export const engine = 4;

/** How far the comparing of one record has come. */
export interface MatchState {
  /** Of the record whose pairs are done; 0: they are not. */
  readonly version: number;
  readonly engine: number;
  /** Counts the writes of this state, so that two workers on one record notice each other. */
  readonly turn: number;
  /** Each key that stands in the table, or may stand there as long as the pairs are not done. */
  readonly keys: readonly MatchKey[];
  /** The same of the index of names. */
  readonly entry?: SearchEntry;
  /** What stood before, and may stand still: a worker that ends early leaves word of it. */
  readonly gone?: readonly Key[];
}

/** Every item that the state speaks for. */
export function itemsOfState(id: string, { keys, entry, gone = [] }: MatchState): readonly Key[] {
  return [
    ...keys.map(({ kind, value }) => matchKey(kind, value, id)),
    ...(entry?.keys ?? []).map((token) => searchTokenKey(token, id)),
    ...gone,
  ];
}

export function toStateItem(id: string, state: MatchState): Item {
  return { ...matchStateKey(id), type: 'match-state', shape: 1, state };
}

export function isTurn(turn: number): Condition {
  return { attribute: 'state.turn', op: 'eq', value: turn };
}

/** @param companyId the client that the record hangs on: access to the record follows it */
export function toKeyItem(id: string, { kind, value }: MatchKey, companyId: string | undefined): Item {
  return { ...matchKey(kind, value, id), type: 'match-key', shape: 1, ...(companyId !== undefined && { companyId }) };
}
