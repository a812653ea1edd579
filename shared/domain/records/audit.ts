import { isDeepStrictEqual } from 'node:util';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { auditKey, auditNoteKey, auditPartition } from '#shared/store/keys/history.ts';
import { type Item, isAbsent, type Table, type Write } from '#shared/store/table.ts';
import type { Channel, Context } from '../context.ts';
import type { StoredRecord } from './stored-record.ts';

export interface FieldChange {
  readonly field: string;
  /** null: there was, or is, nothing. */
  readonly old: unknown;
  readonly new: unknown;
  /** The values belonged to a person who was erased. */
  readonly erased?: true;
}

/** What makes a version. */
export type ChangeAction = 'create' | 'update' | 'delete' | 'restore' | 'erase' | 'merge' | 'unmerge';

/** What is done with the files of a record. */
export type FileAction = 'attach' | 'detach' | 'reattach' | 'download';

/** What makes no version, and stands by the one that was there; `export`: the data of a person were given out. */
export type NoteAction = FileAction | 'export';

/** Under which events tell of files, by their names. */
export const filesField = 'attachments';

export interface AuditEvent {
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly channel: Channel;
  readonly action: ChangeAction | NoteAction;
  readonly version: number;
  readonly changes: readonly FieldChange[];
  readonly reason: string | null;
  /** Of what came by a merge, or by undoing one. */
  readonly merge?: MergeMention;
  /** Of which record it tells, when that was merged into the one whose history is read. */
  readonly recordId?: string;
}

export interface MergeMention {
  readonly id: string;
  /** The record that stays. */
  readonly survivor: string;
  /** The records that went into it. */
  readonly sources: readonly string[];
}

export function diffFields(before: Fields, after: Fields): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((field) => ({ field, old: before[field] ?? null, new: after[field] ?? null }))
    .filter((change) => !isDeepStrictEqual(change.old, change.new));
}

/** What has versions and a history: records, and what the workspace is set up with. */
type Audited = Pick<StoredRecord, 'id' | 'version' | 'updatedAt'> & { readonly object: string };

/** One event per version of a record; it can be written once and is never changed. */
export function writeAudit(
  context: Pick<Context, 'channel'> & { readonly actor: AuditEvent['actor'] },
  record: Audited,
  action: ChangeAction,
  changes: readonly FieldChange[],
  reason?: string,
  merge?: MergeMention,
): Write {
  const event: Omit<AuditEvent, 'version'> = {
    at: record.updatedAt,
    actor: { id: context.actor.id, name: context.actor.name },
    channel: context.channel,
    action,
    changes,
    reason: reason ?? null,
    ...(merge && { merge }),
  };
  const item = { ...auditKey(record.id, record.version), type: 'audit', shape: 1, object: record.object, ...event };
  return { put: item, if: isAbsent };
}

/** What somebody did with a record without changing it. */
export function writeNote(
  context: Context,
  record: StoredRecord,
  action: NoteAction,
  changes: readonly FieldChange[],
): Write {
  const { actor, channel } = context;
  const note: Omit<AuditEvent, 'version'> = {
    at: context.now().toISOString(),
    actor: { id: actor.id, name: actor.name },
    channel,
    action,
    changes,
    reason: null,
  };
  const key = auditNoteKey(record.id, record.version, context.newId('note'));
  return { put: { ...key, type: 'audit', shape: 1, object: record.object, ...note }, if: isAbsent };
}

export function toEvent(item: Item): AuditEvent {
  const { at, actor, channel, action, changes, reason, merge } = item as unknown as AuditEvent;
  return {
    at,
    actor,
    channel,
    action,
    version: Number.parseInt(item.sk, 10),
    changes,
    reason,
    ...(merge && { merge }),
  };
}

function isNote({ sk }: Item): boolean {
  return sk.includes('#');
}

/** What made the versions after `version`, oldest first. */
export async function listEventsSince(context: Context, id: string, version: number): Promise<readonly AuditEvent[]> {
  const { items } = await context.table.query({
    pk: auditPartition(id),
    sk: { op: 'gt', value: auditKey(id, version).sk },
    consistent: true,
  });
  return items.filter((item) => !isNote(item)).map(toEvent);
}

/** What made this version of a record; undefined when there is none. @param version as it stands in a path */
export async function findEvent(table: Table, id: string, version: string): Promise<AuditEvent | undefined> {
  if (!/^\d{1,10}$/.test(version)) return undefined;
  const item = await table.get(auditKey(id, Number(version)), { consistent: true });
  return item && toEvent(item);
}

/** What the version put in place of what; nothing when it was never written. */
export async function readChanges({ table }: Context, id: string, version: number): Promise<readonly FieldChange[]> {
  const item = await table.get(auditKey(id, version), { consistent: true });
  return item ? toEvent(item).changes : [];
}

export interface HistoryQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface HistoryPage {
  readonly data: readonly AuditEvent[];
  readonly page: { readonly next: string | null };
}

/** Newest first, whoever asks. @throws Problem `query.invalid` */
export async function readHistory(table: Table, id: string, query: HistoryQuery): Promise<HistoryPage> {
  if (query.cursor !== undefined && !isPlace(query.cursor))
    throw new Problem('query.invalid', { params: { parameter: 'cursor' } });
  const page = await table.query({
    pk: auditPartition(id),
    reverse: true,
    limit: query.limit,
    consistent: true,
    ...(query.cursor === undefined ? {} : { sk: { op: 'lt', value: query.cursor } }),
  });
  return { data: page.items.map(toEvent), page: { next: page.next ? (page.items.at(-1)?.sk ?? null) : null } };
}

/** Whether it can be the place of an event in a history. */
export function isPlace(sk: unknown): sk is string {
  return typeof sk === 'string' && /^\d{10}(#note_[0-9A-Z]{26})?$/.test(sk);
}
