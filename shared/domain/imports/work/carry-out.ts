import { nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { wasWritten } from '#shared/store/lease.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../../context.ts';
import { inLanes } from '../../in-lanes.ts';
import { asRun } from '../../mastery/require-free.ts';
import type { Change } from '../../records/change.ts';
import { AlongsideRefused, writesOf } from '../../records/commit.ts';
import { planCreation } from '../../records/create-record.ts';
import { saveChange } from '../../records/save-change.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import { planUpdate } from '../../records/update-record.ts';
import type { ImportEntry } from '../import-entry.ts';
import { findDoubled } from '../matching/find-doubled.ts';
import { ReadOnly, readAhead } from '../matching/read-ahead.ts';
import { requireImport } from '../plan/draft-rows.ts';
import type { PlanRow } from '../plan/plan-row.ts';
import { reasonsOf } from '../plan/reason.ts';
import { bringAlong } from './bring-along.ts';
import { packWrites } from './pack-writes.ts';
import { type RowResult, readResult, readResults, toResult, writeOnce, writeResult } from './row-results.ts';

export type WorkRow = Extract<PlanRow, { readonly action: 'create' | 'update' }>;

/** Transactions that are under way at once: enough to use the time that each waits for the table. */
const lanes = 8;

/** Somebody else may be at the record, or at one that it shares a number with. */
const attempts = 3;

/**
 * Carries out rows of the plan, each of them once, whoever has begun with them before. What they need is read in a few
 * batches, and as many as fit are written in one transaction; rows of one that is refused are made one by one, which tells
 * what is wrong with which.
 */
export async function carryOut(
  given: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  rows: readonly WorkRow[],
): Promise<readonly RowResult[]> {
  // What rows look like was settled when they were planned, but for what came in since.
  const context: Context = { ...asRun(given, entry), isMatchedLater: true };
  const numbers = rows.map(({ row }) => row);
  const results = new Map(await readResults(context.table, entry.id, numbers));
  const open = rows.filter(({ row }) => !results.has(row));
  const doubled = await findDoubled(context, definition, entry, open);
  for (const row of open.filter(({ row }) => doubled.has(row)))
    results.set(row.row, await refuse(context, entry, row, new Problem('duplicate.found')));
  const waiting = open.filter(({ row }) => !doubled.has(row));
  await bringAllAlong(context, entry, waiting);
  const { drafted, left } = await draftTogether(context, definition, entry, waiting);
  const alone = [...left];
  await inLanes(packWrites(drafted), lanes, async (pack) => {
    const isDone = await wasWritten(context.table.transact(pack.flatMap(({ writes }) => writes)));
    if (isDone) for (const { result } of pack) results.set(result.row, result);
    else alone.push(...pack.map(({ row }) => row));
  });
  await inLanes(alone, lanes, async (row) => {
    results.set(row.row, await carryOutRow(context, definition, entry, row));
  });
  return [...results.values()];
}

/** A record that cannot be made is told of with the row that hangs on it. */
async function bringAllAlong(context: Context, entry: ImportEntry, rows: readonly WorkRow[]): Promise<void> {
  await inLanes(rows, lanes, async ({ row, related }) => {
    try {
      await bringAlong(context, entry, row, related);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  });
}

interface DraftedWork {
  readonly row: WorkRow;
  readonly result: RowResult;
  readonly writes: readonly Write[];
}

/** @returns `left`: rows that something is wrong with, or that need what cannot be read ahead */
async function draftTogether(
  context: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  rows: readonly WorkRow[],
): Promise<{ readonly drafted: readonly DraftedWork[]; readonly left: readonly WorkRow[] }> {
  const ahead = readAhead(context.table);
  await ahead.fetchRecords(rows.flatMap((row) => idsIn(definition, row)));
  const drafted: DraftedWork[] = [];
  const left: WorkRow[] = [];
  for (const row of rows) {
    try {
      const change = await draft({ ...context, table: ahead }, definition, entry, row);
      const result = resultOf(row, change);
      const alongside = [writeResult(entry.id, result)];
      drafted.push({ row, result, writes: writesOf(context, { ...change, alongside }) });
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof ReadOnly)) throw error;
      left.push(row);
    }
  }
  return { drafted, left };
}

/** The record that changes, and those that the row names. */
function idsIn({ fields }: ObjectDefinition, row: WorkRow): readonly string[] {
  const named = fields
    .filter(({ type, to }) => type === 'reference' && to !== 'users')
    .map(({ name }) => row.fields[name]);
  return [...(row.action === 'update' ? [row.id] : []), ...named].filter((id) => typeof id === 'string');
}

async function carryOutRow(
  context: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  row: WorkRow,
): Promise<RowResult> {
  for (let left = attempts; ; left -= 1) {
    try {
      await bringAlong(context, entry, row.row, row.related);
      return await save(context, entry, row, await draft(context, definition, entry, row));
    } catch (error) {
      if (error instanceof AlongsideRefused) return resultOfTwin(context, entry, row);
      if (!(error instanceof Problem)) throw error;
      if (error.code !== 'write.conflict' || left === 1) return refuse(context, entry, row, error);
    }
  }
}

/** By the ordinary services, with what they check today. @throws Problem */
async function draft(
  context: Context,
  definition: ObjectDefinition,
  entry: ImportEntry,
  row: WorkRow,
): Promise<Change> {
  const reason = reasonFor(entry, row);
  if (row.action === 'create') {
    const newId = (prefix: string) => (prefix === definition.prefix ? row.id : context.newId(prefix));
    const { owed = [] } = row;
    const change = await planCreation({ ...context, newId, owed }, definition, nestCustom(row.fields))();
    requireImport(context, change.after);
    const { notices = [], ...silent } = change;
    const told = entry.plan?.notify ? { notices } : {};
    return { ...silent, ...told, after: { ...change.after, batch: entry.id, ...debtOf(entry, owed) }, reason };
  }
  const { version } = row;
  const change = await planUpdate(context, definition, row.id, { body: nestCustom(row.fields), version, reason })();
  // Even a change of other fields: what was planned was planned for the record as it was.
  if (change.before?.version !== version) throw new Problem('precondition.failed');
  requireImport(context, change.before);
  return change;
}

/** What the record must have and comes without is not known yet, until the day that was signed for. */
function debtOf({ waiver }: ImportEntry, owed: readonly string[]): Pick<StoredRecord, 'answers' | 'importedUntil'> {
  if (!waiver) return {};
  const unknown = Object.fromEntries(owed.map((name) => [name, waiver.until]));
  return { importedUntil: waiver.until, ...(owed.length > 0 && { answers: { unknown } }) };
}

/** With what was said of records that it may be the same as. */
function reasonFor({ fileName, plan }: ImportEntry, row: WorkRow): string {
  const place = `${fileName}, ${row.row}`;
  const why = row.action === 'create' && row.lookAlikes ? plan?.duplicates?.reason : undefined;
  return why === undefined ? place : `${place}; ${why}`;
}

/** The result is kept in the transaction of the change: both happen, or neither. */
async function save(context: Context, entry: ImportEntry, row: WorkRow, change: Change): Promise<RowResult> {
  const result = resultOf(row, change);
  await saveChange(context, { ...change, alongside: [writeResult(entry.id, result)] });
  return result;
}

function resultOf({ row, action }: WorkRow, { after: { id: recordId, version } }: Change): RowResult {
  return { row, outcome: action === 'create' ? 'created' : 'updated', recordId, version };
}

async function refuse(context: Context, entry: ImportEntry, { row }: WorkRow, problem: Problem): Promise<RowResult> {
  const [reason = { code: problem.code }] = reasonsOf(problem, new Map());
  const refused: RowResult = { row, outcome: 'refused', reason };
  return toResult(await writeOnce(context.table, writeResult(entry.id, refused))) ?? refused;
}

/** An earlier attempt had done it, and only its answer was lost. */
async function resultOfTwin({ table }: Context, { id }: ImportEntry, { row }: WorkRow): Promise<RowResult> {
  const result = await readResult(table, id, row);
  if (!result) throw new Error(`row ${row} of ${id} was refused for a result that is not there`);
  return result;
}
