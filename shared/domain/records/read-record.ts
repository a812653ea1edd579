import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Action } from '#shared/model/permissions.ts';
import { Problem } from '#shared/model/problems.ts';
import { recordAndTextRange, recordKey, recordSk } from '#shared/store/keys.ts';
import type { Table } from '#shared/store/table.ts';
import { may, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { joinLongTexts } from './long-texts.ts';
import { fromItem, placementOf, type StoredRecord } from './record-item.ts';

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
 * Whether the actor may do this to the record. Reading follows the client: who may read a company reads what hangs on it.
 * @returns false as well for a right on a company that cannot be read
 */
export async function isAllowed(context: Context, action: Action, record: StoredRecord): Promise<boolean> {
  if (may(context.actor, record.object, action, placementOf(record))) return true;
  const companyId = record.data.companyId;
  if (action !== 'read' || record.object === 'companies' || typeof companyId !== 'string') return false;
  if (scopeOf(context.actor, record.object, 'read') === 'none') return false;
  const item = await context.table.get(recordKey(companyId), { consistent: true });
  return item !== undefined && may(context.actor, 'companies', 'read', placementOf(fromItem(item)));
}

/**
 * The live record, if the actor may read it.
 * @throws Problem `not_found`: a hidden record answers as an absent one
 */
export async function readRecord(context: Context, definition: ObjectDefinition, id: string): Promise<StoredRecord> {
  const record = await findRecord(context, definition, id);
  if (record.deletedAt !== undefined) throw new Problem('not_found');
  return record;
}

/** As `readRecord`, for records in the bin too. @throws Problem `not_found` */
export async function findRecord(context: Context, definition: ObjectDefinition, id: string): Promise<StoredRecord> {
  const record = isIdOf(definition, id) ? await loadRecord(context.table, id) : undefined;
  if (!record || !(await isAllowed(context, 'read', record))) throw new Problem('not_found');
  return record;
}

/** @throws Problem `access.denied` when a record that the actor sees is not theirs to change so */
export async function requireAllowed(context: Context, action: Action, record: StoredRecord): Promise<void> {
  if (!(await isAllowed(context, action, record))) throw new Problem('access.denied');
}

export function isIdOf(definition: ObjectDefinition, id: string): boolean {
  return id.startsWith(`${definition.prefix}_`) && /^[a-z]+_[0-9A-Z]{26}$/.test(id);
}
