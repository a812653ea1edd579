import { matchKey, matchPartition, matchStateKey, pairMarkPrefix, recordKey } from '#shared/store/keys.ts';
import { isAbsent, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { fromItem, type StoredRecord } from '../records/record-item.ts';
import { toComparable } from './comparable.ts';
import { type MatchKey, matchKeysOf } from './match-keys.ts';
import { type Pair, removePair, toPair, toPairMark, writePair } from './pair-item.ts';
import { scoreMatch } from './score.ts';

/** Changes when keys or weights do, so that a rebuild knows what was made by an older engine. */
const engine = 1;

/** A key that more records share (a switchboard, an info@ address) tells nothing and would cost much. */
const crowdedFrom = 60;

interface MatchState {
  readonly version: number;
  readonly engine: number;
  /** `kind value` of each key that stands in the table. */
  readonly keys: readonly MatchKey[];
}

const comparedObjects: ReadonlySet<string> = new Set(['companies', 'contacts']);

/** `refreshPairs` for each of the changed records that can have duplicates, one after the other. */
export async function refreshAll(
  table: Table,
  changes: readonly { readonly id: string; readonly type: string }[],
): Promise<void> {
  const ids = changes.filter((change) => comparedObjects.has(change.type)).map((change) => change.id);
  for (const id of new Set(ids)) await refreshPairs(table, id);
}

/**
 * Brings the match keys of a record and its pairs to what the record says now. The event that led here is only a hint:
 * the record is read anew, so repeated, late and reordered events end in the same state.
 */
export async function refreshPairs(table: Table, id: string): Promise<void> {
  const items = await table.getMany([recordKey(id), matchStateKey(id)], { consistent: true });
  const stateItem = items.find((item) => item.sk === matchStateKey(id).sk);
  const state = stateItem?.state as MatchState | undefined;
  const recordItem = items.find((item) => item.sk === recordKey(id).sk);
  if (!recordItem) return;
  const record = fromItem(recordItem);
  if (state?.version === record.version && state.engine === engine) return;

  const keys = record.deletedAt === undefined ? matchKeysOf(toComparable(record.object, record.data)) : [];
  // Keys first, then a strong read of the others': of two records that arrive at once, at least one meets the other.
  await replaceKeys(table, id, state, keys);
  const pairs = await findPairs(table, record, keys);
  await replacePairs(table, record, pairs);
  await table.write({ put: stateOf(id, { version: record.version, engine, keys }) });
}

function stateOf(id: string, state: MatchState) {
  return { ...matchStateKey(id), type: 'match-state', shape: 1, state };
}

async function replaceKeys(
  table: Table,
  id: string,
  state: MatchState | undefined,
  keys: readonly MatchKey[],
): Promise<void> {
  const old = state?.keys ?? [];
  const isIn = (list: readonly MatchKey[], key: MatchKey) =>
    list.some((one) => one.kind === key.kind && one.value === key.value);
  const added = keys.filter((key) => !isIn(old, key));
  const removed = old.filter((key) => !isIn(keys, key));
  if (added.length + removed.length === 0) return;
  // Until the pairs are done the state names all keys that may stand, so that a crash leaves none behind.
  await table.transact([
    { put: stateOf(id, { version: 0, engine, keys: [...keys, ...removed] }), ...(state ? {} : { if: isAbsent }) },
    ...added.map(({ kind, value }): Write => ({ put: { ...matchKey(kind, value, id), type: 'match-key', shape: 1 } })),
    ...removed.map(({ kind, value }): Write => ({ delete: matchKey(kind, value, id) })),
  ]);
}

async function findPairs(table: Table, record: StoredRecord, keys: readonly MatchKey[]): Promise<readonly Pair[]> {
  const sharing = await Promise.all(
    keys.map(async ({ kind, value }) => {
      const page = await table.query({ pk: matchPartition(kind, value), limit: crowdedFrom + 1, consistent: true });
      return page.items.length > crowdedFrom ? [] : page.items.map((item) => item.sk);
    }),
  );
  const candidates = [...new Set(sharing.flat())].filter((id) => id !== record.id);
  if (candidates.length === 0) return [];
  const items = await table.getMany(candidates.map(recordKey), { consistent: true });
  const self = toComparable(record.object, record.data);
  return items.map(fromItem).flatMap((other) => {
    if (other.object !== record.object || other.deletedAt !== undefined) return [];
    const match = scoreMatch(self, toComparable(other.object, other.data));
    return match ? [toPair(record, other, match)] : [];
  });
}

async function replacePairs(table: Table, record: StoredRecord, pairs: readonly Pair[]): Promise<void> {
  const { items } = await table.query({ pk: record.id, sk: { beginsWith: pairMarkPrefix }, consistent: true });
  const wanted = new Set(pairs.flatMap((pair) => pair.sides.map((side) => side.id)));
  const gone = items.map(toPairMark).filter((mark) => !wanted.has(mark.other.id));
  for (const pair of pairs) await tryWrite(table, writePair(pair));
  for (const { other } of gone) {
    const sides = record.id < other.id ? ([record, other] as const) : ([other, record] as const);
    await tryWrite(table, removePair(sides[0].id, sides[0].version, sides[1].id, sides[1].version));
  }
}

/** A refusal means that a newer version of one side was compared meanwhile: its result stands. */
async function tryWrite(table: Table, writes: readonly Write[]): Promise<void> {
  try {
    await table.transact(writes);
  } catch (error) {
    const isOutdated =
      error instanceof WriteConflict && error.failures.some((failure) => failure.reason === 'condition');
    if (!isOutdated) throw error;
  }
}
