import { isDeepStrictEqual } from 'node:util';
import type { Fields } from '#shared/model/records.ts';
import { auditKey, auditPartition } from '#shared/store/keys/history.ts';
import type { Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type AuditEvent, type FieldChange, toEvent } from '../records/audit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { departmentOf } from '../records/record-versions.ts';
import type { MergedRecord, StoredRecord } from '../records/stored-record.ts';

/** Told by the audit, and kept beside the fields. */
const department = 'departmentId';

export interface PastRecord {
  /** Absent: at the point there was none. */
  readonly record?: StoredRecord;
  /** The history does not lead back to the point: the record is as it is now. */
  readonly hasGap?: true;
}

/**
 * The record, with its whole texts, as it stood at a moment: as it is now, with what its history tells of later changes
 * taken back. What was erased of a person since does not come back.
 * @param point ISO 8601
 */
export async function loadRecordAt(context: Context, id: string, point: string): Promise<PastRecord> {
  const record = await loadRecord(context.table, id);
  if (!record || record.createdAt > point) return {};
  if (record.updatedAt <= point || record.erasedAt !== undefined) return { record };
  const { later, made } = await readEventsAround(context.table, record, point);
  if (later.length !== record.version - (made?.version ?? 0)) return { record, hasGap: true };
  let past = record;
  for (const event of later) {
    if (event.action === 'create') return {};
    past = await takeBack(context, past, event);
  }
  return { record: withMoment(context, record, past, later, made) };
}

interface Around {
  /** Of the versions after the point, newest first. */
  readonly later: readonly AuditEvent[];
  /** The event that made what stood at the point. */
  readonly made?: AuditEvent;
}

async function readEventsAround(table: Table, record: StoredRecord, point: string): Promise<Around> {
  const later: AuditEvent[] = [];
  for await (const event of listEventsBackwards(table, record.id, record.version)) {
    if (event.at <= point) return { later, made: event };
    later.push(event);
  }
  return { later };
}

async function* listEventsBackwards(table: Table, id: string, version: number): AsyncGenerator<AuditEvent> {
  // Behind all notes that stand by the version.
  let before = auditKey(id, version + 1).sk;
  for (;;) {
    const { items, next } = await table.query({
      pk: auditPartition(id),
      sk: { op: 'lt', value: before },
      reverse: true,
      limit: 50,
      consistent: true,
    });
    yield* items.filter(({ sk }) => !sk.includes('#')).map(toEvent);
    const last = items.at(-1);
    if (!next || !last) return;
    before = last.sk;
  }
}

async function takeBack(context: Context, record: StoredRecord, event: AuditEvent): Promise<StoredRecord> {
  const said = withoutRegistered(withoutAnswers(record, event.changes), event);
  const past = { ...said, data: takeFieldsBack(record.data, event.changes) };
  switch (event.action) {
    case 'delete': {
      const { deletedAt: _deleted, holdsNumbers: _held, ...rest } = past;
      return rest;
    }
    case 'restore':
      return { ...past, ...(await findDeletion(context.table, record.id, event.version)) };
    case 'merge':
      return takeMergeBack(past, event);
    case 'unmerge':
      return takeSplitBack(past, event);
    default:
      return past;
  }
}

function takeFieldsBack(data: Fields, changes: readonly FieldChange[]): Fields {
  const past = new Map(Object.entries(data));
  for (const { field, old, erased } of changes) {
    if (field === department || erased) continue;
    if (old === null) past.delete(field);
    else past.set(field, old);
  }
  return Object.fromEntries(past);
}

/** What was said of a field is told as a change that changes nothing; what was said before it is not told. */
function withoutAnswers(record: StoredRecord, changes: readonly FieldChange[]): StoredRecord {
  const said = changes.filter((change) => isDeepStrictEqual(change.old, change.new)).map(({ field }) => field);
  if (!record.answers || said.length === 0) return record;
  const isOlder = ([field]: readonly [string, unknown]) => !said.includes(field);
  const kinds = Object.entries(record.answers).map(([kind, fields]) => [
    kind,
    Object.fromEntries(Object.entries(fields).filter(isOlder)),
  ]);
  return { ...record, answers: Object.fromEntries(kinds) };
}

/** What the registry said later; what it said before is not told, and is found out again. */
function withoutRegistered(record: StoredRecord, { version }: AuditEvent): StoredRecord {
  const { registered, ...rest } = record;
  return registered?.version === version ? rest : record;
}

/** What stood before a record was brought back from the bin. */
async function findDeletion(table: Table, id: string, version: number): Promise<Partial<StoredRecord>> {
  for await (const { action, at, channel } of listEventsBackwards(table, id, version - 1)) {
    // What an import takes back gives its numbers away at once.
    if (action === 'delete') return { deletedAt: at, ...(channel === 'api' && { holdsNumbers: true as const }) };
  }
  return {};
}

function takeMergeBack(record: StoredRecord, { merge }: AuditEvent): StoredRecord {
  const { mergedInto, absorbed = [], merged = [], ...rest } = record;
  if (record.id !== merge?.survivor) return { ...rest, ...listsOf(absorbed, merged) };
  const isIn = (id: string) => merge.sources.includes(id);
  const past = listsOf(
    absorbed.filter((id) => !isIn(id)),
    merged.filter(({ id }) => !isIn(id)),
  );
  return { ...rest, ...(mergedInto !== undefined && { mergedInto }), ...past };
}

function takeSplitBack(record: StoredRecord, { merge }: AuditEvent): StoredRecord {
  if (!merge) return record;
  if (record.id !== merge.survivor) return { ...record, mergedInto: merge.survivor };
  const { absorbed = [], merged = [], ...rest } = record;
  const back = merge.sources.map((id): MergedRecord => ({ id, mergeId: merge.id }));
  return { ...rest, ...listsOf([...new Set([...absorbed, ...merge.sources])], [...merged, ...back]) };
}

function listsOf(absorbed: readonly string[], merged: readonly MergedRecord[]) {
  return { ...(absorbed.length > 0 && { absorbed }), ...(merged.length > 0 && { merged }) };
}

function withMoment(
  context: Context,
  now: StoredRecord,
  past: StoredRecord,
  later: readonly AuditEvent[],
  made: AuditEvent | undefined,
): StoredRecord {
  const told = later.flatMap(({ changes }) => changes).findLast(({ field }) => field === department)?.old;
  // The department goes with the owner, and is told only where it moved without one.
  const followed = ownerIdOf(past) === ownerIdOf(now) ? now.departmentId : departmentOf(context, past);
  return {
    ...past,
    version: now.version - later.length,
    updatedAt: made?.at ?? now.createdAt,
    updatedBy: made?.actor.id ?? now.createdBy,
    departmentId: typeof told === 'string' ? told : followed,
  };
}
