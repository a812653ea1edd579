import { isDeepStrictEqual } from 'node:util';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { type Condition, isAbsent, isPresent, type Key, type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type ChangeAction, diffFields, listEventsSince, writeAudit } from '../records/audit.ts';

export type EntryKind = 'users' | 'departments' | 'fields' | 'assignment' | 'settings';

/** A person or a department, as it is kept: small, with versions and a history like those of records. */
export interface Entry {
  readonly id: string;
  readonly version: number;
}

const prefixes: Readonly<Record<EntryKind, string>> = {
  users: 'usr',
  departments: 'dep',
  fields: 'fld',
  assignment: 'asg',
  settings: 'set',
};

/** What the history of an entry is kept under; ids of the user pool and of ready departments have no prefix. */
export function auditIdOf(kind: EntryKind, id: string): string {
  const prefix = `${prefixes[kind]}_`;
  return id.startsWith(prefix) ? id : prefix + id;
}

export interface EntryChange {
  readonly kind: EntryKind;
  readonly key: Key;
  readonly id: string;
  readonly type: 'user' | 'department' | 'fields' | 'assignment' | 'setting';
  /** What is kept now; absent: the entry is new. */
  readonly before?: { readonly version: number; readonly data: Fields };
  readonly data: Fields;
  /** What must still hold about other entries, or happen together with the change. */
  readonly alongside?: readonly Write[];
  readonly reason?: string;
}

/** @returns the version that is kept then: the same one when nothing changes. @throws Problem `write.conflict` */
export async function saveEntry(context: Context, change: EntryChange): Promise<number> {
  const { kind, key, id, type, before, data, alongside = [], reason } = change;
  if (before && isDeepStrictEqual(before.data, data)) return before.version;
  const version = (before?.version ?? 0) + 1;
  const updatedAt = context.now().toISOString();
  const kept = { version, updatedAt, updatedBy: context.actor.id, data };
  const entry: Write = before
    ? { update: key, set: kept, if: hasEntryVersion(before.version) }
    : { put: { ...key, type, shape: 1, createdAt: updatedAt, ...kept }, if: isAbsent };
  const audited = { id: auditIdOf(kind, id), object: kind, version, updatedAt };
  const action: ChangeAction = before ? 'update' : 'create';
  const audit = writeAudit(context, audited, action, diffFields(before?.data ?? {}, data), reason);
  try {
    await context.table.transact([entry, audit, ...alongside]);
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
  return version;
}

/** Entries that were written before they had versions count as their first one. */
export function hasEntryVersion(version: number): Condition {
  const same: Condition = { attribute: 'version', op: 'eq', value: version };
  if (version > 1) return same;
  return { any: [same, { all: [isPresent, { attribute: 'version', op: 'absent' }] }] };
}

/**
 * A change of an older version is made when nobody touched its fields since.
 * @throws Problem `precondition.failed` with what is there now
 */
export async function requireUntouched(
  context: Context,
  kind: EntryKind,
  current: Entry,
  seen: number,
  input: object,
): Promise<void> {
  if (seen === current.version) return;
  const events = seen < current.version ? await listEventsSince(context, auditIdOf(kind, current.id), seen) : [];
  const changed = [...new Set(events.flatMap((event) => event.changes.map((change) => change.field)))];
  if (events.length === current.version - seen && !changed.some((field) => Object.hasOwn(input, field))) return;
  throw new Problem('precondition.failed', { members: { current, changed } });
}

/** Null clears, absent keeps. */
export function mergeData(before: object, input: object): Fields {
  return Object.fromEntries(
    Object.entries({ ...before, ...input }).filter(([, value]) => value !== null && value !== undefined),
  );
}
