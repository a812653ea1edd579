import { nightlyPlan } from '#shared/model/cleansing.ts';
import { cleansingLineKey } from '#shared/store/keys.ts';
import type { Table, Write } from '#shared/store/table.ts';
import type { FieldChange } from '../records/audit.ts';
import { hashOf } from './evaluate.ts';

/** Hashes of the changes that the schedule made and somebody took back, by field: it does not make them again. */
export type LeftAlone = Readonly<Record<string, string>>;

export async function readLeftAlone(
  table: Table,
  planId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, LeftAlone>> {
  if (planId !== nightlyPlan.id || recordIds.length === 0) return new Map();
  const keys = recordIds.map((id) => cleansingLineKey(planId, id));
  const items = await table.getMany(keys, { consistent: true });
  return new Map(items.map((item) => [String(item.recordId), item.left as LeftAlone]));
}

/** @param known what it is to leave alone already */
export function writeLeftAlone(
  planId: string,
  recordId: string,
  undone: readonly FieldChange[],
  known: LeftAlone = {},
): readonly Write[] {
  if (planId !== nightlyPlan.id || undone.length === 0) return [];
  const left = { ...known, ...Object.fromEntries(undone.map((change) => [change.field, hashOf([change])])) };
  return [{ put: { ...cleansingLineKey(planId, recordId), type: 'cleansing-left', shape: 1, recordId, left } }];
}
