import { matchKey, matchStateKey } from '#shared/store/keys.ts';
import type { Condition, Item } from '#shared/store/table.ts';
import type { SearchEntry } from '../search/search-entry.ts';
import type { MatchKey } from './match-keys.ts';

/** Changes when keys or weights do, so that a rebuild knows what was made by an older engine. */
export const engine = 2;

/** How far the comparing of one record has come. */
export interface MatchState {
  /** Of the record whose pairs are done; 0: they are not. */
  readonly version: number;
  readonly engine: number;
  /** Counts the writes of this state, so that two workers on one record notice each other. */
  readonly turn: number;
  /** Each key that stands in the table. */
  readonly keys: readonly MatchKey[];
  /** What stands in the index of names. */
  readonly entry?: SearchEntry;
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
