import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { erasureKey } from '#shared/store/keys/history.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { isAbsent, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { inLanes } from '../in-lanes.ts';
import { listNaming } from '../records/person-links.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { fieldsThatGo, isAbout } from './about.ts';
import { type Erasure, type ErasureCounts, findErasure, findErasures, toErasureItem } from './erasures.ts';
import { redactRecord } from './redact-record.ts';

/** Records that are worked on at once. */
const lanes = 8;

export interface Mandate {
  readonly context: Context;
  readonly files: FileStore;
  /** Of the person's own record; it names nobody. */
  readonly reason: string;
  /** Of the records about them. */
  readonly reasonOfOthers: string;
  /** Milliseconds since 1970, after which nothing new is begun. */
  readonly deadline: number;
  /** What counts as done is looked at again: data may have come back. */
  readonly anew?: boolean;
}

/**
 * Erases one person: first the line in the list, which no undo may pass, then the record, then those that were merged into
 * it, then the records about them.
 * @param seen people who are being erased already: two records can be about each other
 * @returns whether all is done
 */
export async function carryOut(
  mandate: Mandate,
  definition: ObjectDefinition,
  id: string,
  counts?: ErasureCounts,
  seen: Set<string> = new Set(),
): Promise<boolean> {
  if (seen.has(id)) return true;
  seen.add(id);
  const { context, anew } = mandate;
  const line = await enterLine(context, definition, id, counts);
  if (line.done && !anew) return true;
  await redactRecord(context, { files: mandate.files, line, reason: mandate.reason });
  let isWhole = true;
  for (const merged of await listMerged(context, id)) {
    if (!(await carryOut(mandate, definition, merged, undefined, seen))) isWhole = false;
  }
  for await (const linked of listNaming(context.table, context.directory.definitions, id)) {
    const ids = linked.map((record) => record.id);
    const lines = await findErasures(context.table, ids);
    const waiting = linked.filter((record) => anew || !isDone(lines.get(record.id)));
    await inLanes(waiting, lanes, async (record) => {
      const isInTime = context.now().getTime() < mandate.deadline;
      if (!isInTime || !(await redactLinked(mandate, record, id, lines.get(record.id)?.version, seen))) isWhole = false;
    });
    if (!isWhole) return false;
  }
  await context.table.write({ update: erasureKey(id), set: { done: true } });
  return true;
}

async function listMerged({ table }: Context, id: string): Promise<readonly string[]> {
  const item = await table.get(recordKey(id), { consistent: true });
  return (item && fromItem(item).merged)?.map((one) => one.id) ?? [];
}

async function enterLine(
  { table, actor, now }: Context,
  definition: ObjectDefinition,
  id: string,
  counts: ErasureCounts | undefined,
): Promise<Erasure> {
  const known = await findErasure(table, id);
  if (known) return known;
  const line: Erasure = {
    id,
    object: definition.name,
    at: now().toISOString(),
    by: actor.id,
    fields: fieldsThatGo(definition),
    ...(counts && { counts }),
  };
  try {
    await table.write({ put: toErasureItem(line), if: isAbsent });
    return line;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return (await findErasure(table, id)) ?? line;
  }
}

function isDone(line: Erasure | undefined): boolean {
  return line?.about === undefined ? line?.done === true : line.version !== undefined;
}

/**
 * @param redacted the version from which on the record was written anew, when it was done before
 * @returns false when there is something left to do
 */
async function redactLinked(
  mandate: Mandate,
  record: StoredRecord,
  personId: string,
  redacted: number | undefined,
  seen: Set<string>,
): Promise<boolean> {
  const { context } = mandate;
  if (!(await isAbout(context, record, personId))) return true;
  const definition = context.directory.definitions[record.object];
  if (definition.person) return carryOut(mandate, definition, record.id, undefined, seen);
  const line: Erasure = {
    id: record.id,
    object: record.object,
    at: context.now().toISOString(),
    by: context.actor.id,
    fields: fieldsThatGo(definition),
    about: personId,
  };
  await redactRecord(context, { files: mandate.files, line, reason: mandate.reasonOfOthers, until: redacted });
  return true;
}
