import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { listEventsSince } from './audit.ts';
import { loadRecord } from './read-record.ts';
import type { StoredRecord } from './stored-record.ts';

/** Told by the audit, and kept beside the fields. */
const notAField = 'departmentId';

/**
 * The record as one of its versions left it: what is there now, with the changes since taken back. What was erased since is
 * missing in it. Where the history does not lead back that far it is the record as it is now.
 * @returns undefined when there is no such record
 */
export async function loadVersion(context: Context, id: string, version: number): Promise<StoredRecord | undefined> {
  const record = await loadRecord(context.table, id);
  if (!record || record.version <= version) return record;
  const [made, ...since] = await listEventsSince(context, id, version - 1);
  if (made?.version !== version || since.length !== record.version - version) return record;
  const data = new Map(Object.entries(record.data));
  for (const { field, old } of since.toReversed().flatMap(({ changes }) => changes)) {
    if (field === notAField) continue;
    if (old === null) data.delete(field);
    else data.set(field, old);
  }
  const { erasedAt: _later, ...rest } = record;
  return { ...rest, version, updatedAt: made.at, updatedBy: made.actor.id, data: Object.fromEntries(data) as Fields };
}
