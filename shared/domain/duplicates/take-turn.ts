import { type Item, isAbsent, type Key, type Table } from '#shared/store/table.ts';
import type { SearchEntry } from '../search/search-entry.ts';
import { isSameEntry, toTokenItems } from '../search/token-items.ts';
import type { MatchKey } from './match-keys.ts';
import { engine, isTurn, itemsOfState, type MatchState, toKeyItem, toStateItem } from './match-state.ts';

/** What a record is found by. */
export interface Index {
  readonly keys: readonly MatchKey[];
  readonly entry: SearchEntry | undefined;
}

export interface Turn {
  readonly number: number;
  /** All that this worker writes or takes away. */
  readonly touched: readonly Key[];
}

/**
 * Brings the match keys of a record and its words in the index of names to what it says now. The state goes first and names
 * whatever may stand from then on, so that the items themselves, a dozen of them, can be written without conditions at half
 * the price: who comes after a worker that ended early writes all of them again.
 * @param late what this worker wrote in an earlier turn, while another one had taken over
 * @throws WriteConflict when another worker takes the record at the same time; nothing is written then
 */
export async function takeTurn(
  table: Table,
  id: string,
  state: MatchState | undefined,
  { keys, entry }: Index,
  late: readonly Key[] = [],
): Promise<Turn> {
  const number = (state?.turn ?? 0) + 1;
  const items = [...keys.map((key) => toKeyItem(id, key, entry?.companyId)), ...(entry ? toTokenItems(id, entry) : [])];
  const wanted = new Set(items.map(nameOf));
  const gone = distinct([...(state ? itemsOfState(id, state) : []), ...late]).filter((key) => !wanted.has(nameOf(key)));
  const standing = new Set(late.length === 0 ? standingOf(id, state, entry).map(nameOf) : []);
  const puts = items.filter((item) => !standing.has(nameOf(item)));
  await table.write({
    put: toStateItem(id, { version: 0, engine, turn: number, keys, ...(entry && { entry }), gone }),
    if: state ? isTurn(state.turn) : isAbsent,
  });
  await table.writeMany([...puts.map((put) => ({ put })), ...gone.map((key) => ({ delete: key }))]);
  return { number, touched: [...puts, ...gone].map(({ pk, sk }) => ({ pk, sk })) };
}

/** @throws WriteConflict when another worker has taken over */
export async function endTurn(
  table: Table,
  id: string,
  turn: Turn,
  { keys, entry }: Index,
  version: number,
): Promise<void> {
  await table.write({
    put: toStateItem(id, { version, engine, turn: turn.number + 1, keys, ...(entry && { entry }) }),
    if: isTurn(turn.number),
  });
}

/** Items that need not be written: whoever wrote them came to an end, and they say the same. */
function standingOf(id: string, state: MatchState | undefined, entry: SearchEntry | undefined): readonly Key[] {
  if (!state || state.version === 0 || state.entry?.companyId !== entry?.companyId) return [];
  const { entry: _, ...keysAlone } = state;
  return itemsOfState(id, isSameEntry(state.entry, entry) ? state : keysAlone);
}

function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [nameOf(key), key])).values()];
}

function nameOf({ pk, sk }: Key | Item): string {
  return `${pk} ${sk}`;
}
