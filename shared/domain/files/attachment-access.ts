import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { isAllowed, readRecord, requireAllowed, resolveRecord } from '../records/read-record.ts';
import { placementOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/**
 * Files are for those who read the record by a right of their own, or work on it: whoever only sees it on the card of its
 * client does not see them.
 */
export async function mayReadFiles(context: Context, record: StoredRecord): Promise<boolean> {
  return may(context.actor, record.object, 'read', placementOf(record)) || isAllowed(context, 'edit', record);
}

/** The live record whose files the actor may read. @throws Problem `not_found` | `access.denied` */
export async function readRecordWithFiles(
  context: Context,
  definition: ObjectDefinition,
  id: string,
): Promise<StoredRecord> {
  const { record } = await resolveRecord(context, definition, id);
  if (!(await mayReadFiles(context, record))) throw new Problem('access.denied');
  return record;
}

/** The live record to which the actor may add files and take them away. @throws Problem `not_found` | `access.denied` */
export async function readRecordToChange(
  context: Context,
  definition: ObjectDefinition,
  id: string,
): Promise<StoredRecord> {
  const record = await readRecord(context, definition, id);
  await requireAllowed(context, 'edit', record);
  return record;
}
