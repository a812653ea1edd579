import { cleansingLineKey } from '#shared/store/keys/jobs.ts';
import type { Table, Write } from '#shared/store/table.ts';
import type { FieldChange } from '../records/audit.ts';
import { type CleansingRun, isUnattended } from './cleansing-run.ts';
import { hashOf } from './evaluate.ts';

type Run = Pick<CleansingRun, 'planId' | 'by'>;

/** Hashes of the changes that the schedule made and somebody took back, by field: it does not make them again. */
export type LeftAlone = Readonly<Record<string, string>>;

export async function readLeftAlone(
  table: Table,
  { planId, by }: Run,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, LeftAlone>> {
  if (!isUnattended(by) || recordIds.length === 0) return new Map();
  const keys = recordIds.map((id) => cleansingLineKey(planId, id));
  const items = await table.getMany(keys, { consistent: true });
  return new Map(items.map((item) => [String(item.recordId), item.left as LeftAlone]));
}

/** @param known what it is to leave alone already */
export function writeLeftAlone(
  { planId, by }: Run,
  recordId: string,
  undone: readonly FieldChange[],
  known: LeftAlone = {},
): readonly Write[] {
  if (!isUnattended(by) || undone.length === 0) return [];
  const left = { ...known, ...Object.fromEntries(undone.map((change) => [change.field, hashOf([change])])) };
  return [{ put: { ...cleansingLineKey(planId, recordId), type: 'cleansing-left', shape: 1, recordId, left } }];
}
