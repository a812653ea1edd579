import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { masteredFields } from '../mastery/require-free.ts';
import type { FieldChange } from '../records/audit.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Obstacle } from './find-obstacles.ts';
import type { FieldOutcome } from './survivorship.ts';

/** Which of the records another system keeps, and which of its fields. */
export interface Keeper {
  readonly record: StoredRecord;
  readonly fields: readonly string[];
}

/** The first of those that are kept elsewhere: the survivor goes on under its id there. @param records the one that stays first */
export function findKeeper(context: Context, records: readonly StoredRecord[]): Keeper | undefined {
  for (const record of records) {
    const fields = [...masteredFields(context, record).keys()];
    if (fields.length > 0) return { record, fields };
  }
  return undefined;
}

/** The last word on the survivor, whatever follows from its other fields. */
export function withKept(data: Fields, keeper: Keeper | undefined): Fields {
  if (!keeper) return data;
  const kept = Object.fromEntries(keeper.fields.map((field) => [field, keeper.record.data[field]]));
  return Object.fromEntries(Object.entries({ ...data, ...kept }).filter(([, value]) => value !== undefined));
}

/** What other systems say that cannot be said of one record. */
export function findKeptApart(
  context: Context,
  records: readonly StoredRecord[],
  outcomes: readonly FieldOutcome[],
): readonly Obstacle[] {
  const kept = records.filter((record) => masteredFields(context, record).size > 0);
  const keeper = findKeeper(context, kept);
  const ids = records.map(({ id }) => id);
  const lost = (keeper?.fields ?? []).filter((field) => isLost(context, records, outcomes, field, keeper as Keeper));
  return [
    ...(kept.length > 1
      ? [{ code: 'merge.mastered', records: kept.map(({ id }) => id), fixes: [{ action: 'acknowledge' }] } as const]
      : []),
    ...lost.map((field) => ({ code: 'merge.refused', records: ids, field, fixes: [] }) as const),
  ];
}

/** It would lead the record to itself, or take back the stricter consent that somebody gave here. */
function isLost(
  { directory }: Context,
  records: readonly StoredRecord[],
  outcomes: readonly FieldOutcome[],
  name: string,
  { record }: Keeper,
): boolean {
  const said = record.data[name];
  const outcome = outcomes.find(({ field }) => field === name);
  if (said !== undefined && outcome === undefined) return true;
  const { strictest } = directory.definitions[record.object].fields.find((field) => field.name === name) ?? {};
  const rankOf = (value: unknown) => strictest?.indexOf(String(value)) ?? 0;
  return records.some(({ data }) => data[name] !== undefined && rankOf(data[name]) < rankOf(said));
}

/** What a record that is kept elsewhere holds since the merge goes with its id there, when the records part again. */
export function withReceived(context: Context, record: StoredRecord, data: Fields, survivor: Fields): Fields {
  if (data.externalId === undefined || data.externalId !== survivor.externalId) return data;
  const fields = [...masteredFields(context, { object: record.object, data }).keys()];
  return withKept(data, { record: { ...record, data: survivor }, fields });
}

/** The survivor as the merge left it in what was received since: that is not for the record that goes on without the id. */
export function withoutReceived(
  context: Context,
  { object, data }: StoredRecord,
  changes: readonly FieldChange[],
): Fields {
  const hasLeft = changes.some(({ field, new: value }) => field === 'externalId' && value === data.externalId);
  if (!hasLeft) return data;
  const mastered = masteredFields(context, { object, data });
  const merged = changes.filter(({ field, erased }) => mastered.has(field) && !erased);
  return { ...data, ...Object.fromEntries(merged.map(({ field, new: value }) => [field, value ?? undefined])) };
}
