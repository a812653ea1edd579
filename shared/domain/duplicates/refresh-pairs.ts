import { type Definitions, definitions } from '#shared/model/objects/registry.ts';
import { matchStateKey, pairMarkPrefix } from '#shared/store/keys/matching.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { type Item, type Key, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { loadDefinitions } from '../organisation/field-set.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { isSearched, toSearchEntry } from '../search/search-entry.ts';
import { isSameEntry } from '../search/token-items.ts';
import { isCompared, toComparable } from './comparable.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { findMatches } from './find-matches.ts';
import { keysOfRecord, type MatchKey } from './match-keys.ts';
import { engine, isTurn, type MatchState } from './match-state.ts';
import type { Frequencies } from './model/profile.ts';
import { loadNameCounts } from './name-counts.ts';
import { type PairMark, removePair, toPair, toPairMark, writePair } from './pair-item.ts';
import { endTurn, takeTurn } from './take-turn.ts';

/** Records that are worked on at once: each waits for the table most of the time. */
const lanes = 6;

/** `refreshPairs` for each of the changed records that can be searched, a few at once. */
export async function refreshAll(
  table: Table,
  changes: readonly { readonly id: string; readonly type: string }[],
): Promise<void> {
  const [live, frequencies] = await Promise.all([loadDefinitions(table), loadNameCounts(table)]);
  const ids = changes.filter((change) => isSearched(change.type)).map((change) => change.id);
  const waiting = (await withoutSettled(table, [...new Set(ids)], live)).values();
  const work = async () => {
    for (const id of waiting) await refreshPairs(table, id, live, frequencies);
  };
  // All lanes end before the first failure is told: nothing may go on behind an answered batch.
  const results = await Promise.allSettled(Array.from({ length: lanes }, work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Events come again, and some tell of what was compared before: one read sorts these out of a whole batch. */
async function withoutSettled(table: Table, ids: readonly string[], live: Definitions): Promise<readonly string[]> {
  const items = await table.getMany(
    ids.flatMap((id) => [recordKey(id), matchStateKey(id)]),
    { consistent: true },
  );
  const byId = Map.groupBy(items, (item) => item.pk);
  return ids.filter((id) => {
    const { record, state } = toRecordAndState(id, byId.get(id) ?? []);
    return record && !isSettled(record, state, live);
  });
}

/** Times that a worker comes back to what it wrote while others had taken over. */
const mostRepairs = 8;

/**
 * Brings the match keys of a record, its words in the index of names and its pairs to what the record says now. The event
 * that led here is only a hint: the record is read anew, so repeated, late and reordered events end in the same state.
 * @param late what this worker wrote and another one may have taken over from: it may have undone what that one wrote
 * @throws WriteConflict when another worker took the same record in between: the event is to be tried again
 */
export async function refreshPairs(
  table: Table,
  id: string,
  live: Definitions = definitions,
  frequencies?: Frequencies,
  late: readonly Key[] = [],
  repairs = mostRepairs,
): Promise<void> {
  const { record, state } = await readRecordAndState(table, id);
  if (!record) return;
  if (isSettled(record, state, live) && late.length === 0) return;
  const keys = isLive(record) ? keysOfRecord(record.object, toComparable(record.object, record.data)) : [];
  const entry = toSearchEntry(record, live);
  let touched = late;
  let left = repairs;
  try {
    const turn = await takeTurn(table, id, state, { keys, entry }, late);
    touched = [...late, ...turn.touched];
    const compared = await comparePairs(table, record, turn.number, keys, frequencies);
    if (!(await haveChanged(table, compared))) return await endTurn(table, id, turn, { keys, entry }, record.version);
  } catch (error) {
    if (!(error instanceof WriteConflict) || touched.length === 0 || repairs === 0) throw error;
    left -= 1;
  }
  return refreshPairs(table, id, live, frequencies, touched, left);
}

/** What was compared stands, and so do the words by which this release finds the record. */
function isSettled(record: StoredRecord, state: MatchState | undefined, live: Definitions): boolean {
  const isOfToday = state?.version === record.version && state.engine === engine;
  return isOfToday && isSameEntry(state.entry, toSearchEntry(record, live));
}

/**
 * The order matters. Own keys, which stand by now, before those of others: of two records that arrive at once, at least one
 * meets the other. Marks in between: whoever left one had its keys in place, so it is found by them if it still agrees.
 * @returns the record and all that it was compared with
 */
async function comparePairs(
  table: Table,
  record: StoredRecord,
  turn: number,
  keys: readonly MatchKey[],
  frequencies: Frequencies | undefined,
): Promise<readonly StoredRecord[]> {
  const marks = await readMarks(table, record.id);
  const candidates = isCompared(record.object) ? await findCandidates(table, record.id, keys) : [];
  await writeInTurn(table, record.id, turn, pairWrites(record, candidates, marks, frequencies));
  return [record, ...candidates.map((candidate) => candidate.record)];
}

async function readRecordAndState(table: Table, id: string) {
  return toRecordAndState(id, await table.getMany([recordKey(id), matchStateKey(id)], { consistent: true }));
}

function toRecordAndState(id: string, items: readonly Item[]) {
  const recordItem = items.find((item) => item.sk === recordKey(id).sk);
  const state = items.find((item) => item.sk === matchStateKey(id).sk)?.state as MatchState | undefined;
  return { record: recordItem && fromItem(recordItem), state };
}

async function readMarks(table: Table, id: string): Promise<readonly PairMark[]> {
  const { items } = await table.query({ pk: id, sk: { beginsWith: pairMarkPrefix }, consistent: true });
  return items.map(toPairMark);
}

/** What brings the pairs of a record up to date, a transaction for each. */
function pairWrites(
  record: StoredRecord,
  candidates: readonly Candidate[],
  marks: readonly PairMark[],
  frequencies: Frequencies | undefined,
): readonly (readonly Write[])[] {
  const pairs = findMatches(record, candidates, { frequencies, byHolders: false }).map((found) =>
    toPair(record, found.record, found.match),
  );
  const wanted = new Set(pairs.flatMap((pair) => pair.sides.map((side) => side.id)));
  // What was said of two records outlives the time that one of them is in the bin, or part of another.
  const isAway = record.deletedAt !== undefined || record.mergedInto !== undefined;
  const isKept = ({ status }: PairMark) => status === 'rejected' && isAway && !record.erasedAt;
  const gone = marks.filter((mark) => !wanted.has(mark.other.id) && !isKept(mark)).map((mark) => mark.other);
  return [...pairs.map(writePair), ...gone.map((other) => removePair(record, other))];
}

/** Whether one of the records became another while it was compared: then what was written about it may be out of date. */
async function haveChanged(table: Table, compared: readonly StoredRecord[]): Promise<boolean> {
  const items = await table.getMany(
    compared.map((record) => recordKey(record.id)),
    { consistent: true },
  );
  const versions = new Map(items.map((item) => [item.pk, item.version]));
  return compared.some((record) => versions.get(record.id) !== record.version);
}

/**
 * Only while this worker has its turn: one that was overtaken would write what is over. Any other refusal means that a
 * newer version of one side was compared meanwhile: its result stands.
 */
async function writeInTurn(
  table: Table,
  id: string,
  turn: number,
  pairs: readonly (readonly Write[])[],
): Promise<void> {
  for (const writes of pairs) {
    try {
      await table.transact([{ check: matchStateKey(id), if: isTurn(turn) }, ...writes]);
    } catch (error) {
      const [ownTurn, ...rest] = error instanceof WriteConflict ? error.failures : [];
      const isOutdated = ownTurn?.reason === 'none' && rest.some((failure) => failure.reason === 'condition');
      if (!isOutdated) throw error;
    }
  }
}
