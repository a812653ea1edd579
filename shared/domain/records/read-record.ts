import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Action } from '#shared/model/permissions.ts';
import { Problem } from '#shared/model/problems.ts';
import { recordAndTextRange, recordKey, recordSk } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { may, mayThroughCompany } from '../access/access.ts';
import type { Context } from '../context.ts';
import { joinLongTexts } from './long-texts.ts';
import { lineOf, placementOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import type { StoredRecord } from './stored-record.ts';
import { followMerges } from './survivor.ts';

/** The record with its whole texts, in the bin or not, whoever asks. One strong query. */
export async function loadRecord(table: Table, id: string): Promise<StoredRecord | undefined> {
  const { items } = await table.query({ ...recordAndTextRange(id), consistent: true });
  const item = items.find((one) => one.sk === recordSk);
  return (
    item &&
    joinLongTexts(
      fromItem(item),
      items.find((one) => one.sk === 'TEXT'),
    )
  );
}

/**
 * Whether the actor may do this to the record, by a right of their own or through its client.
 * @param known the client, when it was read before
 */
export async function isAllowed(
  context: Context,
  action: Action,
  record: Pick<StoredRecord, 'object' | 'departmentId' | 'data'>,
  known?: StoredRecord,
): Promise<boolean> {
  if (may(context.actor, record.object, action, placementOf(record))) return true;
  const company = known ?? (await loadCompanyOf(context, record));
  if (!company) return false;
  return mayThroughCompany(context.actor, record.object, action, placementOf(company), lineOf(record));
}

/** The client on whose card the record hangs, whoever asks; `undefined` for what hangs on none. */
export async function loadCompanyOf(
  { table }: Context,
  { object, data }: Pick<StoredRecord, 'object' | 'data'>,
): Promise<StoredRecord | undefined> {
  const { companyId } = data;
  if (definitions[object].company !== 'companyId' || typeof companyId !== 'string') return undefined;
  const item = await table.get(recordKey(companyId), { consistent: true });
  return item && followMerges(table, fromItem(item));
}

/**
 * The live record, if the actor may read it.
 * @throws Problem `not_found`: a hidden record answers as an absent one | `record.merged`, see `findRecord`
 */
export async function readRecord(context: Context, definition: ObjectDefinition, id: string): Promise<StoredRecord> {
  const record = await findRecord(context, definition, id);
  if (record.deletedAt !== undefined) throw new Problem('not_found');
  return record;
}

/**
 * As `readRecord`, for records in the bin too.
 * @throws Problem `not_found` | `record.merged` with the survivor, for who may read that
 */
export async function findRecord(context: Context, definition: ObjectDefinition, id: string): Promise<StoredRecord> {
  const { record, mergedFrom } = await findSurvivor(context, definition, id);
  if (mergedFrom === undefined) return record;
  const survivor = { object: record.object, id: record.id };
  throw new Problem('record.merged', { members: { survivor } });
}

interface Resolved {
  readonly record: StoredRecord;
  /** The id that was asked for, when its record was merged into this one. */
  readonly mergedFrom?: string;
}

/** As `readRecord`, but the id of a record that was merged leads to its survivor. @throws Problem `not_found` */
export async function resolveRecord(context: Context, definition: ObjectDefinition, id: string): Promise<Resolved> {
  const resolved = await findSurvivor(context, definition, id);
  if (resolved.record.deletedAt !== undefined) throw new Problem('not_found');
  return resolved;
}

/** As `resolveRecord`, for records in the bin too. @throws Problem `not_found` */
export async function findSurvivor(context: Context, definition: ObjectDefinition, id: string): Promise<Resolved> {
  const found = isIdOf(definition, id) ? await loadRecord(context.table, id) : undefined;
  const record = found?.mergedInto === undefined ? found : await loadSurvivor(context.table, found);
  if (!record || !(await isAllowed(context, 'read', record))) throw new Problem('not_found');
  return record.id === id ? { record } : { record, mergedFrom: id };
}

/** With its whole texts. */
async function loadSurvivor(table: Table, merged: StoredRecord): Promise<StoredRecord | undefined> {
  return loadRecord(table, (await followMerges(table, merged)).id);
}

/**
 * @throws Problem `access.denied` when a record that the actor sees is not theirs to change so
 * @throws Problem `record.erased` for what is left of a person, which nobody changes
 */
export async function requireAllowed(context: Context, action: Action, record: StoredRecord): Promise<void> {
  if (!(await isAllowed(context, action, record))) throw new Problem('access.denied');
  if (record.erasedAt !== undefined) throw new Problem('record.erased');
}

export function isIdOf(definition: ObjectDefinition, id: string): boolean {
  return id.startsWith(`${definition.prefix}_`) && /^[a-z]+_[0-9A-Z]{26}$/.test(id);
}
