import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { deriveFields } from './derive-fields.ts';
import { ownerIdOf } from './record-facts.ts';
import type { StoredRecord } from './stored-record.ts';

/** A first version of a record, ready to be written. @param parent fields of the company above it */
export function draftRecord(
  context: Context,
  definition: ObjectDefinition,
  fields: Fields,
  parent?: Fields,
): StoredRecord {
  const at = context.now().toISOString();
  const data = deriveFields(definition, { before: {}, after: fields, now: at, parent });
  const object = definition.name;
  return {
    object,
    id: context.newId(definition.prefix),
    version: 1,
    createdAt: at,
    createdBy: context.actor.id,
    updatedAt: at,
    updatedBy: context.actor.id,
    departmentId: departmentOf(context, { object, data }),
    data,
  };
}

/** The department of the owner: it is the shard of all lists. Owners who left keep the records of nobody's department together. */
export function departmentOf(context: Context, record: Pick<StoredRecord, 'object' | 'data'>): string {
  return context.directory.users.get(ownerIdOf(record))?.departmentId ?? 'none';
}

/** The same record, one version on. */
export function nextVersion(context: Context, before: StoredRecord, data: Fields): StoredRecord {
  const updatedAt = context.now().toISOString();
  const hasMoved = ownerIdOf(before) !== ownerIdOf({ object: before.object, data });
  const kept = hasMoved ? { ...withoutAssignment(before), ownerSince: updatedAt } : before;
  const next = { ...kept, version: before.version + 1, updatedBy: context.actor.id, data };
  return { ...next, updatedAt, departmentId: departmentOf(context, next) };
}

/** Whom somebody names, they have chosen for reasons of their own. */
function withoutAssignment({ awaitsAssignment: _waits, assigned: _why, ...record }: StoredRecord): StoredRecord {
  return record;
}
