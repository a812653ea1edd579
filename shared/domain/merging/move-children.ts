import type { ObjectName } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { mergeKey, movedKey, movedPrefix } from '#shared/store/keys/jobs.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { linksPrefix, recordSk } from '#shared/store/keys/records.ts';
import type { Item, Page, Query, Table, Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { diffFields } from '../records/audit.ts';
import { commitTogether } from '../records/commit-together.ts';
import { loadRecord } from '../records/read-record.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { replaceReferences } from '../records/survivor.ts';
import type { Counts, Kept, MergeEntry } from './merge-entry.ts';

/** Records between two signs of life. */
const chunkSize = 50;
const lanes = 8;

/** Somebody may be saving the same record. */
const attempts = 6;

/** What a merge has turned from a source to the survivor. */
interface Moved {
  readonly object: ObjectName;
  readonly recordId: string;
  readonly sourceId: string;
  readonly to: string;
  readonly fields: readonly string[];
}

/**
 * Turns everything that names a source to the survivor, each record in a transaction of its own together with a line that
 * says so. It can be broken off anywhere and repeated.
 * @param goOn is asked between chunks; false ends it
 * @returns whether it came to the end
 */
export async function moveChildren(
  context: Context,
  entry: MergeEntry,
  goOn: (done: Counts) => Promise<boolean>,
): Promise<boolean> {
  for (const sourceId of entry.sourceIds) {
    for await (const ids of listNaming(context.table, sourceId)) {
      const done: Partial<Record<ObjectName, number>> = {};
      await inLanes(ids, lanes, async (id) => {
        const object = await moveOne(context, entry, sourceId, id);
        if (object) done[object] = (done[object] ?? 0) + 1;
      });
      if (!(await goOn(done))) return false;
    }
  }
  return true;
}

/** Ids of the records that hang on the card of a record or name it, some at a time. */
async function* listNaming(table: Table, sourceId: string): AsyncGenerator<readonly string[]> {
  const onCard: Query = { index: 'gsi1', pk: sourceId, limit: chunkSize };
  for await (const items of pagesOf(table, onCard))
    yield items.filter(({ sk, pk }) => sk === recordSk && pk !== sourceId).map(({ pk }) => pk);
  const byLink: Query = { pk: sourceId, sk: { beginsWith: linksPrefix }, consistent: true, limit: chunkSize };
  for await (const items of pagesOf(table, byLink)) yield items.map(({ sk }) => idOfSortKey(sk));
}

async function* pagesOf(table: Table, query: Query): AsyncGenerator<readonly Item[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ ...query, ...(startAfter && { startAfter }) });
    yield page.items;
    startAfter = page.next;
  } while (startAfter);
}

async function moveOne(
  context: Context,
  entry: MergeEntry,
  sourceId: string,
  id: string,
): Promise<ObjectName | undefined> {
  return repeated(async () => {
    const record = await loadRecord(context.table, id);
    // What was merged itself keeps its fields as they were; its survivor has been turned, or will be.
    if (!record || record.erasedAt !== undefined || record.mergedInto !== undefined) return undefined;
    if (id === entry.targetId) return undefined;
    const definition = context.directory.definitions[record.object];
    const { data, fields } = replaceReferences(definition, record.data, sourceId, entry.targetId);
    if (fields.length === 0) return undefined;
    const moved: Moved = { object: record.object, recordId: id, sourceId, to: entry.targetId, fields };
    const line = { put: { ...movedKey(entry.id, sourceId, id), type: 'moved', shape: 1, ...moved, ttl: ttlOf(entry) } };
    await turn(context, entry, record, data, line);
    return record.object;
  });
}

function ttlOf(entry: MergeEntry): unknown {
  return (entry as unknown as Item).ttl;
}

async function turn(
  context: Context,
  { id, targetId, sourceIds }: MergeEntry,
  record: StoredRecord,
  data: Fields,
  line?: Write,
): Promise<void> {
  const change = {
    before: record,
    after: nextVersion(context, record, data),
    action: 'update',
    changes: diffFields(record.data, data),
    merge: { id, survivor: targetId, sources: sourceIds },
  } as const;
  await commitTogether(context, [change], line ? [line] : []);
}

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const isConflict = error instanceof Problem && error.code === 'write.conflict';
      if (!isConflict || left === 1) throw error;
    }
  }
}

/** What was brought over, by the lines that say so. */
export async function countMoved(table: Table, mergeId: string): Promise<Counts> {
  const counts: Partial<Record<ObjectName, number>> = {};
  for await (const lines of listMoved(table, mergeId))
    for (const { object } of lines) counts[object] = (counts[object] ?? 0) + 1;
  return counts;
}

async function* listMoved(table: Table, mergeId: string): AsyncGenerator<readonly Moved[]> {
  const query = { pk: mergeKey(mergeId).pk, sk: { beginsWith: movedPrefix }, consistent: true, limit: chunkSize };
  for await (const items of pagesOf(table, query)) yield items.map((item) => item as unknown as Moved);
}

/**
 * Turns back to the sources what was turned from them, but for what somebody turned elsewhere since.
 * @param goOn as of `moveChildren`
 * @returns what stays where somebody turned it; nothing when it did not come to the end
 */
export async function moveBack(
  context: Context,
  entry: MergeEntry,
  goOn: () => Promise<boolean>,
): Promise<readonly Kept[] | undefined> {
  const kept: Kept[] = [];
  for await (const lines of listMoved(context.table, entry.id)) {
    if (!(await goOn())) return undefined;
    await inLanes(lines, lanes, async (line) => {
      kept.push(...(await moveOneBack(context, entry, line)));
    });
  }
  return kept;
}

async function moveOneBack(context: Context, entry: MergeEntry, line: Moved): Promise<readonly Kept[]> {
  return repeated(async () => {
    const record = await loadRecord(context.table, line.recordId);
    if (!record || record.erasedAt !== undefined || record.mergedInto !== undefined) return [];
    const definition = context.directory.definitions[record.object];
    const { data, fields } = replaceReferences(definition, record.data, line.to, line.sourceId, line.fields);
    if (fields.length > 0) await turn(context, entry, record, data);
    return line.fields
      .filter((field) => !fields.includes(field) && !isTurned(record.data[field], line.sourceId))
      .map((field) => ({ object: record.object, id: record.id, field }));
  });
}

function isTurned(value: unknown, sourceId: string): boolean {
  return value === sourceId || JSON.stringify(value ?? null).includes(sourceId);
}
