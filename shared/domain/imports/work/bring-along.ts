import { nestCustom } from '#shared/model/custom-values.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Context } from '../../context.ts';
import { AlongsideRefused } from '../../records/commit.ts';
import { planCreation } from '../../records/create-record.ts';
import { loadRecord } from '../../records/read-record.ts';
import { saveChange } from '../../records/save-change.ts';
import type { ImportEntry } from '../import-entry.ts';
import { requireImport } from '../plan/draft-rows.ts';
import type { Related } from '../plan/plan-row.ts';
import { writeResult } from './row-results.ts';

/**
 * Makes the records that a row hangs on, each of them once, whichever of its rows comes first.
 * @throws Problem when one of them cannot be made: the row cannot, either
 */
export async function bringAlong(
  context: Context,
  entry: ImportEntry,
  row: number,
  related: readonly Related[] = [],
): Promise<void> {
  for (const one of related) {
    if (!(await loadRecord(context.table, one.id))) await make(context, entry, row, one);
  }
}

async function make(context: Context, entry: ImportEntry, row: number, { object, id, number, fields }: Related) {
  const definition = context.directory.definitions[object];
  const newId = (prefix: string) => (prefix === definition.prefix ? id : context.newId(prefix));
  const change = await planCreation({ ...context, newId }, definition, nestCustom(fields))();
  requireImport(context, change.after);
  const after = { ...change.after, batch: entry.id };
  const result = writeResult(entry.id, {
    row: number,
    of: row,
    outcome: 'created',
    recordId: id,
    version: after.version,
  });
  try {
    await saveChange(context, { ...change, after, reason: `${entry.fileName}, ${row}`, alongside: [result] });
  } catch (error) {
    // Another row of the same chunk was faster.
    const isThere = error instanceof AlongsideRefused || (error instanceof Problem && error.code === 'write.conflict');
    if (!isThere) throw error;
  }
}
