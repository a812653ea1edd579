import { pairIndexKeys, pairKey, pairMarkKey } from '#shared/store/keys/matching.ts';
import type { Item, Table, Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { fromPairItem, hashCompared, toMarkItems, weightOf, writeJudged } from '../duplicates/pair-item.ts';
import type { Change } from '../records/change.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/**
 * What becomes of the pairs between records that are merged: each stands as merged, and on no card. Whoever compared older
 * versions of the two meanwhile is refused by the versions in it.
 * @param changes that of the survivor first
 */
export async function writeMergedPairs(table: Table, changes: readonly Change[]): Promise<readonly Write[]> {
  const pairs = await loadPairs(table, changes);
  return pairs.flatMap(({ item, lower, higher }) => [
    { put: restate(item, 'merged', lower, higher) },
    { delete: pairMarkKey(lower.id, higher.id) },
    { delete: pairMarkKey(higher.id, lower.id) },
  ]);
}

/** The pairs of records that are several again: a verdict that they are no duplicates, so that nobody is asked again. */
export async function writeUndonePairs(
  { table, actor, now }: Context,
  changes: readonly Change[],
  reason: string | undefined,
): Promise<readonly Write[]> {
  const verdict = { by: actor.id, at: now().toISOString(), reason: reason ?? null };
  const pairs = await loadPairs(table, changes);
  const judged = listParted(changes).map(([one, other]) => writeJudged(one, other, verdict));
  const rejections = pairs.flatMap(({ item, lower, higher }) => {
    const compared = hashCompared(lower, higher);
    const rejected = { ...restate(item, 'rejected', lower, higher), compared, verdict };
    return [rejected, ...toMarkItems(fromPairItem(rejected))].map((put) => ({ put }));
  });
  return [...judged, ...rejections];
}

/** A transaction holds a hundred writes. */
const mostJudged = 30;

/** Every two of the records that are several again, each with what went into it before. */
function listParted(changes: readonly Change[]): readonly (readonly [string, string])[] {
  const groups = changes.map(({ after }) => [after.id, ...(after.merged ?? []).map(({ id }) => id)]);
  return groups
    .flatMap((group, at) => {
      const others = groups.slice(at + 1).flat();
      return group.flatMap((one) => others.map((other) => [one, other] as const));
    })
    .slice(0, mostJudged);
}

interface LoadedPair {
  readonly item: Item;
  readonly lower: StoredRecord;
  readonly higher: StoredRecord;
}

async function loadPairs(table: Table, [target, ...sources]: readonly Change[]): Promise<readonly LoadedPair[]> {
  if (!target) return [];
  const items = await table.getMany(
    sources.map(({ after }) => pairKey(target.after.id, after.id)),
    { consistent: true },
  );
  return items.flatMap((item) => {
    const source = sources.find(({ after }) => pairKey(target.after.id, after.id).pk === item.pk)?.after;
    if (!source) return [];
    const [lower, higher] = source.id < target.after.id ? [source, target.after] : [target.after, source];
    return [{ item, lower, higher }];
  });
}

function restate(item: Item, status: 'merged' | 'rejected', lower: StoredRecord, higher: StoredRecord): Item {
  const { pk, sk } = item;
  return {
    ...item,
    status,
    ...pairIndexKeys(status, weightOf(fromPairItem(item)), { pk, sk }),
    lowerVersion: lower.version,
    higherVersion: higher.version,
  };
}
