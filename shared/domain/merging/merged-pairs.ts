import { pairIndexKeys, pairKey, pairMarkKey } from '#shared/store/keys.ts';
import type { Item, Table, Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { Change } from '../records/commit.ts';

/**
 * What becomes of the pairs between records that were merged: each stands as merged, on no card. Whoever compared older
 * versions of the two meanwhile is refused by the versions in it.
 * @param changes of the survivor first
 */
export async function writeMergedPairs(
  table: Table,
  [target, ...sources]: readonly Change[],
): Promise<readonly Write[]> {
  if (!target) return [];
  const items = await table.getMany(
    sources.map(({ after }) => pairKey(target.after.id, after.id)),
    { consistent: true },
  );
  return items.flatMap((item) => {
    const [lower, higher] = versionsOf(item, [target, ...sources]);
    return [
      {
        put: { ...item, ...indexKeysOf(item, 'merged'), status: 'merged', lowerVersion: lower, higherVersion: higher },
      },
      ...withoutMarks(item),
    ];
  });
}

function indexKeysOf(item: Item, status: string) {
  return pairIndexKeys(status, Math.round(Number(item.score) * 1000), { pk: item.pk, sk: item.sk });
}

function versionsOf({ pk }: Item, changes: readonly Change[]): readonly (number | undefined)[] {
  const [, lower, higher] = pk.split('#');
  return [lower, higher].map((id) => changes.find(({ after }) => after.id === id)?.after.version);
}

function withoutMarks({ pk }: Item): readonly Write[] {
  const [, lower = '', higher = ''] = pk.split('#');
  return [{ delete: pairMarkKey(lower, higher) }, { delete: pairMarkKey(higher, lower) }];
}

/** The pairs of records that are several again: a verdict that they are no duplicates, so that nobody is asked again. */
export async function writeUndonePairs(
  { table, actor, now }: Context,
  [target, ...sources]: readonly Change[],
  reason: string | undefined,
): Promise<readonly Write[]> {
  if (!target) return [];
  const items = await table.getMany(
    sources.map(({ after }) => pairKey(target.after.id, after.id)),
    { consistent: true },
  );
  return items.map((item) => {
    const [lower, higher] = versionsOf(item, [target, ...sources]);
    const verdict = { by: actor.id, at: now().toISOString(), reason: reason ?? null };
    return {
      put: {
        ...item,
        ...indexKeysOf(item, 'rejected'),
        status: 'rejected',
        verdict,
        lowerVersion: lower,
        higherVersion: higher,
      },
    };
  });
}
