import { isDeepStrictEqual } from 'node:util';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { auditKey, auditNoteKey, auditPartition } from '#shared/store/keys.ts';
import { type Item, isAbsent, type Table, type Write } from '#shared/store/table.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Channel, Context } from '../context.ts';
import { mayReadFiles } from '../files/attachment-access.ts';
import { findRecord } from './read-record.ts';
import type { StoredRecord } from './record-item.ts';

export interface FieldChange {
  readonly field: string;
  /** null: there was, or is, nothing. */
  readonly old: unknown;
  readonly new: unknown;
  /** The values belonged to a person who was erased. */
  readonly erased?: true;
}

/** What makes a version. */
export type ChangeAction = 'create' | 'update' | 'delete' | 'restore' | 'erase';

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
): Write {
  const event: Omit<AuditEvent, 'version'> = {
    at: record.updatedAt,
    actor: { id: context.actor.id, name: context.actor.name },
    channel: context.channel,
    action,
    changes,
    reason: reason ?? null,
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
  const { at, actor, channel, action, changes, reason } = item as unknown as AuditEvent;
  return { at, actor, channel, action, version: Number.parseInt(item.sk, 10), changes, reason };
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

export interface HistoryPage {
  readonly data: readonly AuditEvent[];
  readonly page: { readonly next: string | null };
}

/** Newest first; it outlives the record. @throws Problem `not_found` | `query.invalid` */
export async function listHistory(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryPage> {
  const record = await findRecord(context, definition, id);
  const page = await readHistory(context.table, id, query);
  const tellsOfFiles = page.data.some(({ changes }) => changes.some(isAboutFiles));
  const hidesFiles = tellsOfFiles && !(await mayReadFiles(context, record));
  const data = page.data.map((event) => {
    const changes = hidesFiles ? event.changes.filter((change) => !isAboutFiles(change)) : event.changes;
    return { ...event, changes: aboutVisible(context.actor, definition.name, changes) };
  });
  return { ...page, data };
}

function isAboutFiles({ field }: FieldChange): boolean {
  return field === filesField;
}

/** Newest first, whoever asks. @throws Problem `query.invalid` */
export async function readHistory(
  table: Table,
  id: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryPage> {
  if (query.cursor !== undefined && !/^\d{10}(#note_[0-9A-Z]{26})?$/.test(query.cursor))
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
