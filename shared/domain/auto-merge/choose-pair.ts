import { isDeepStrictEqual } from 'node:util';
import { isMergeable } from '#shared/model/objects/registry.ts';
import { pairJudgedKey, pairKey, pairMarkPrefix } from '#shared/store/keys/matching.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { toComparable } from '../duplicates/comparable.ts';
import { type Pair, toPairMark } from '../duplicates/pair-item.ts';
import { scoreMatch } from '../duplicates/score.ts';
import { listOrigins } from '../records/origins.ts';
import { placementOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import type { MergeRun } from './merge-run.ts';

export interface ChosenPair {
  /** The older one, by its id, stays. */
  readonly target: StoredRecord;
  readonly source: StoredRecord;
}

/** Whether a run would look at the pair at all, by what lists say of it. */
export function isWorthALook(
  context: Context,
  run: Pick<MergeRun, 'from' | 'accountManagerId' | 'pairs'>,
  { id, band, score, sides: [one, other] }: Pair,
): boolean {
  const isOfManager = run.accountManagerId === undefined || one.ownerId === run.accountManagerId;
  return (
    band === 'certain' &&
    (run.pairs?.includes(id) ?? true) &&
    score >= run.from &&
    one.object === other.object &&
    isMergeable(context.directory.definitions[one.object]) &&
    one.ownerId === other.ownerId &&
    isOfManager
  );
}

/**
 * The two records, if they may be merged unasked as they stand now: beyond doubt one, of one account manager, seen by the
 * same people before and after, and parted by nobody, neither they nor what became part of them.
 */
export async function choosePair(context: Context, run: MergeRun, pair: Pair): Promise<ChosenPair | undefined> {
  const { table } = context;
  const [lower, higher] = pair.sides;
  const items = await table.getMany(
    [lower, higher].map(({ id }) => recordKey(id)),
    { consistent: true },
  );
  const records = new Map(items.map((item) => [item.pk, fromItem(item)]));
  const target = records.get(lower.id);
  const source = records.get(higher.id);
  if (!target || !source || !isLive(target) || !isLive(source)) return undefined;
  if (!areAlikePlaced(target, source) || !isBeyondDoubt(context, run, target, source)) return undefined;
  return (await wereParted(table, target, source)) ? undefined : { target, source };
}

/** Of one owner, with the same people beside them, and on one card: nobody sees more than before. */
function areAlikePlaced(one: StoredRecord, other: StoredRecord): boolean {
  const placeOf = (record: StoredRecord) => {
    const { coManagerIds = [], participantIds = [], lines, ...rest } = placementOf(record);
    return { ...rest, lines, coManagerIds: coManagerIds.toSorted(), participantIds: participantIds.toSorted() };
  };
  const owner = placementOf(one).ownerId;
  return owner !== '' && isDeepStrictEqual(placeOf(one), placeOf(other)) && one.data.companyId === other.data.companyId;
}

function isBeyondDoubt({ directory }: Context, run: MergeRun, one: StoredRecord, other: StoredRecord): boolean {
  const { frequencies } = directory;
  const [left, right] = [one, other].map(({ object, data }) => toComparable(object, data, frequencies));
  if (!left || !right) return false;
  const match = scoreMatch(left, right, { ...(frequencies && { frequencies }) });
  return match?.band === 'certain' && match.score >= run.from;
}

async function wereParted(table: Table, one: StoredRecord, other: StoredRecord): Promise<boolean> {
  const [left, right] = await Promise.all([listOrigins(table, one), listOrigins(table, other)]);
  const keys = left.flatMap((id) => right.flatMap((last) => [pairKey(id, last), pairJudgedKey(id, last)]));
  const said = await table.getMany(keys, { consistent: true });
  if (said.some(({ type, status }) => type === 'pair-judged' || status === 'rejected')) return true;
  const [leftForeign, rightForeign] = await Promise.all([listForeign(table, left), listForeign(table, right)]);
  return leftForeign.some((id) => rightForeign.includes(id));
}

/** Records that somebody said are not the same as one of these: two that are parted from a third are left to people. */
async function listForeign(table: Table, ids: readonly string[]): Promise<readonly string[]> {
  const pages = await Promise.all(
    ids.map((pk) => table.query({ pk, sk: { beginsWith: pairMarkPrefix }, consistent: true })),
  );
  return pages
    .flatMap(({ items }) => items.map(toPairMark))
    .filter(({ status }) => status === 'rejected')
    .map(({ other }) => other.id);
}
