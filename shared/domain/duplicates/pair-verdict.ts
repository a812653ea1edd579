import * as z from 'zod/mini';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { pairIndexKeys, pairKey } from '#shared/store/keys/matching.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { type Condition, type Item, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { isAllowed } from '../records/read-record.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { describePair, type PairView } from './list-pairs.ts';
import { fromPairItem, type Pair, sidesOfId, toMarkItems, weightOf, writeJudged } from './pair-item.ts';

export const rejectSchema = z.strictObject(
  {
    reason: z.string({ error: 'type' }).check(
      z.trim(),
      z.minLength(3, { error: 'required' }),
      z.maxLength(200, { error: 'too_long' }),
      z.refine((text) => text.isWellFormed(), { error: 'characters' }),
    ),
  },
  { error: 'type' },
);

/**
 * Says for everybody that two records are not the same. It holds until what was compared of either of them changes; said
 * again, the first word stands.
 * @param body untrusted
 * @throws Problem `validation.failed` | `not_found` | `access.denied` | `write.conflict`
 */
export async function rejectPair(context: Context, id: string, body: unknown): Promise<PairView> {
  const { reason } = checkBody(rejectSchema, body);
  const verdict = { by: context.actor.id, at: context.now().toISOString(), reason };
  return decide(context, id, 'rejected', verdict);
}

/** Takes back that two records are not the same. @throws Problem `not_found` | `access.denied` | `write.conflict` */
export async function reopenPair(context: Context, id: string): Promise<PairView> {
  return decide(context, id, 'open', undefined);
}

async function decide(
  context: Context,
  id: string,
  status: 'open' | 'rejected',
  verdict: Pair['verdict'],
): Promise<PairView> {
  const { item, records } = await loadPair(context, id);
  await requireBoth(context, records);
  if (item.status === status) return describePair(context, fromPairItem(item));
  if (item.status === 'merged') throw new Problem('write.conflict');
  const { verdict: _before, ...rest } = item;
  const decided: Item = {
    ...rest,
    status,
    ...(verdict && { verdict }),
    ...pairIndexKeys(status, weightOf(fromPairItem(item)), { pk: item.pk, sk: item.sk }),
  };
  const pair = fromPairItem(decided);
  try {
    await context.table.transact([
      { put: decided, if: isUntouched(item) },
      ...toMarkItems(pair).map((put) => ({ put })),
      ...(verdict ? [writeJudged(...sidesOf(pair), verdict)] : []),
    ]);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
  return describePair(context, pair);
}

function sidesOf({ sides: [lower, higher] }: Pair): readonly [string, string] {
  return [lower.id, higher.id];
}

/** Nobody compared or judged it since. */
function isUntouched(item: Item): Condition {
  const same = (attribute: 'status' | 'lowerVersion' | 'higherVersion'): Condition => ({
    attribute,
    op: 'eq',
    value: item[attribute] as string | number,
  });
  return { all: [same('status'), same('lowerVersion'), same('higherVersion')] };
}

async function loadPair({ table }: Context, id: string) {
  const sides = sidesOfId(id);
  if (!sides) throw new Problem('not_found');
  const items = await table.getMany([pairKey(...sides), ...sides.map(recordKey)], { consistent: true });
  const item = items.find(({ type }) => type === 'pair');
  const records = items.filter(({ type }) => type !== 'pair').map(fromItem);
  if (!item || records.length !== 2 || !records.every(isLive)) throw new Problem('not_found');
  return { item, records };
}

/** @throws Problem `not_found`, when one of them is hidden | `access.denied` */
async function requireBoth(context: Context, records: readonly StoredRecord[]): Promise<void> {
  const allOf = async (action: 'read' | 'edit' | 'merge') =>
    (await Promise.all(records.map((record) => isAllowed(context, action, record)))).every(Boolean);
  if (!(await allOf('read'))) throw new Problem('not_found');
  if (!(await allOf('edit')) && !(await allOf('merge'))) throw new Problem('access.denied');
}
