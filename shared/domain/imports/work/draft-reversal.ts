import { isDeepStrictEqual } from 'node:util';
import { nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import type { Page, Table } from '#shared/store/table.ts';
import type { Context } from '../../context.ts';
import { hasFiles } from '../../files/remove-files-of.ts';
import { masteredFields } from '../../mastery/require-free.ts';
import { type AuditEvent, diffFields, type FieldChange, listEventsSince } from '../../records/audit.ts';
import type { Change } from '../../records/change.ts';
import { draftDeletion } from '../../records/delete-record.ts';
import { loadRecord } from '../../records/read-record.ts';
import { isLive, type StoredRecord } from '../../records/stored-record.ts';
import { planUpdate } from '../../records/update-record.ts';
import type { ImportEntry } from '../import-entry.ts';
import { requireImport } from '../plan/draft-rows.ts';
import type { DoneRow, Reversal } from './row-results.ts';

/** What one row brought, and what of it can go: a change to write, or a word on why there is none. */
export interface ReversalDraft {
  readonly reversal: Reversal;
  readonly change?: Change;
}

/** @throws Problem */
export async function draftReversal(context: Context, entry: ImportEntry, row: DoneRow): Promise<ReversalDraft> {
  const record = await loadRecord(context.table, row.recordId);
  // Gone already: what the import brought is no more, what it changed lies in the bin with all its changes.
  if (!record || !isLive(record)) {
    return { reversal: row.outcome === 'created' ? { outcome: 'reversed' } : keep('not_found') };
  }
  requireImport(context, record);
  const isUntouched = row.outcome === 'created' && record.version === row.version;
  const events = isUntouched ? [] : await listEventsSince(context, record.id, row.version - 1);
  // What came along is of another kind than what the file holds.
  const own = context.directory.definitions[record.object];
  return row.outcome === 'created'
    ? draftRemoval(context, own, entry, record, events)
    : draftRestoration(context, own, entry, record, events[0]);
}

function keep(code: 'not_found' | 'in_use' | 'edited', fields?: readonly string[]): Reversal {
  return { outcome: 'kept', ...(fields && { fields }), reason: { code } };
}

/** Into the bin, unless people have made it theirs. */
async function draftRemoval(
  context: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  record: StoredRecord,
  events: readonly AuditEvent[],
): Promise<ReversalDraft> {
  const edited = fieldsEditedSince(events, record);
  if (edited.length > 0) return { reversal: keep('edited', edited) };
  if (await isUsed(context.table, entry, record)) return { reversal: keep('in_use') };
  const change = await draftDeletion(context, definition, record.id, 'import');
  if (change.before?.version !== record.version) throw new Problem('write.conflict');
  return { reversal: { outcome: 'reversed' }, change: { ...change, reason: reasonOf(entry) } };
}

/** What people changed and left changed; jobs put records right by themselves, which is nobody's work. */
function fieldsEditedSince([own, ...later]: readonly AuditEvent[], record: StoredRecord): readonly string[] {
  const brought = Object.fromEntries((own?.changes ?? []).map((change) => [change.field, change.new]));
  const byPeople = new Set(
    later.filter(({ channel }) => channel !== 'job').flatMap(({ changes }) => changes.map(({ field }) => field)),
  );
  return diffFields(brought, record.data)
    .map(({ field }) => field)
    .filter((field) => byPeople.has(field));
}

/** Whether people have added files to it, or something hangs on the client that this import did not bring. */
async function isUsed(table: Table, entry: ImportEntry, { id, object }: StoredRecord): Promise<boolean> {
  if (await hasFiles(table, id)) return true;
  if (object !== 'companies') return false;
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ index: 'gsi1', pk: id, ...(startAfter && { startAfter }) });
    const records = page.items.filter((item) => item.sk === recordSk && item.pk !== id);
    if (records.some(({ batch }) => batch !== entry.id)) return true;
    startAfter = page.next;
  } while (startAfter);
  return false;
}

/** Field by field: one that no longer holds what the import wrote belongs to who changed it. */
async function draftRestoration(
  context: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  record: StoredRecord,
  own: AuditEvent | undefined,
): Promise<ReversalDraft> {
  const changes = (own?.changes ?? []).filter(({ field }) => !findField(definition, field)?.readOnly);
  // What another system has come to keep meanwhile is its own.
  const kept = masteredFields(context, record);
  const isUntouched = (change: FieldChange) =>
    !kept.has(change.field) && isDeepStrictEqual(record.data[change.field] ?? null, change.new);
  const fields = changes.filter((change) => !isUntouched(change)).map(({ field }) => field);
  const restored = Object.fromEntries(changes.filter(isUntouched).map(({ field, old }) => [field, old]));
  if (Object.keys(restored).length === 0) return { reversal: keep('edited', fields) };
  const patch = { body: nestCustom(restored), version: record.version, reason: reasonOf(entry) };
  // What was there before comes back, whatever it looks like.
  const planned = await planUpdate({ ...context, isMatchedLater: true }, definition, record.id, patch)();
  if (planned.before?.version !== record.version) throw new Problem('write.conflict');
  const change = toTheLetter(planned, record, restored);
  if (fields.length === 0) return { reversal: { outcome: 'reversed' }, change };
  return { reversal: { outcome: 'partly', fields, reason: { code: 'edited' } }, change };
}

/** What follows from a change forwards, such as keeping the number that was replaced, does not follow from one back. */
function toTheLetter(planned: Change, record: StoredRecord, restored: Fields): Change {
  const data = Object.fromEntries(
    Object.entries({ ...planned.after.data, ...restored }).filter(([, value]) => value !== null),
  );
  return { ...planned, after: { ...planned.after, data }, changes: diffFields(record.data, data) };
}

function reasonOf({ fileName }: ImportEntry): string {
  return `${fileName}: undo`;
}
