import { Problem } from '#shared/model/problems.ts';
import { wasWritten } from '#shared/store/lease.ts';
import type { Item, Write } from '#shared/store/table.ts';
import type { Context } from '../../context.ts';
import { inLanes } from '../../in-lanes.ts';
import { asRun } from '../../mastery/require-free.ts';
import { AlongsideRefused, writesOf } from '../../records/commit.ts';
import { saveChange } from '../../records/save-change.ts';
import type { ImportEntry } from '../import-entry.ts';
import { ReadOnly } from '../matching/read-ahead.ts';
import { type Reason, reasonsOf } from '../plan/reason.ts';
import { draftReversal } from './draft-reversal.ts';
import { packWrites } from './pack-writes.ts';
import { readWhatHangs } from './read-what-hangs.ts';
import { type DoneRow, type Reversal, type ReversibleRow, writeOnce, writeReversal } from './row-results.ts';

const lanes = 8;
const attempts = 3;

/**
 * Takes rows back, each of them once. As when they were carried out, what they need is read in a few batches, as many as fit
 * are written in one transaction, and rows of one that is refused are taken back one by one.
 * @returns what came of each
 */
export async function takeBack(
  given: Context,
  entry: ImportEntry,
  rows: readonly ReversibleRow[],
): Promise<readonly Reversal[]> {
  const context = asRun(given, entry);
  const reversals = rows.flatMap(({ reversal }) => reversal ?? []);
  const waiting = rows.filter(({ reversal }) => !reversal);
  const { drafted, left } = await draftTogether(context, entry, waiting);
  const alone = [...left];
  await inLanes(packWrites(drafted), lanes, async (pack) => {
    const isDone = await wasWritten(context.table.transact(pack.flatMap(({ writes }) => writes)));
    if (isDone) reversals.push(...pack.map(({ reversal }) => reversal));
    else alone.push(...pack.map(({ row }) => row));
  });
  await inLanes(alone, lanes, async (row) => {
    reversals.push(await takeBackRow(context, entry, row));
  });
  return reversals;
}

interface DraftedReversal {
  readonly row: DoneRow;
  readonly reversal: Reversal;
  readonly writes: readonly Write[];
}

/** @returns `left`: rows that something is wrong with, or that need what cannot be read ahead */
async function draftTogether(context: Context, entry: ImportEntry, rows: readonly DoneRow[]) {
  const table = await readWhatHangs(context, rows);
  const drafted: DraftedReversal[] = [];
  const left: DoneRow[] = [];
  await inLanes(rows, lanes, async (row) => {
    try {
      const { reversal, change } = await draftReversal({ ...context, table }, entry, row);
      const noted = writeReversal(entry.id, row.row, reversal);
      const writes = change ? writesOf(context, { ...change, alongside: [noted] }) : [noted];
      drafted.push({ row, reversal, writes });
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof ReadOnly)) throw error;
      left.push(row);
    }
  });
  return { drafted, left };
}

async function takeBackRow(context: Context, entry: ImportEntry, row: DoneRow): Promise<Reversal> {
  for (let left = attempts; ; left -= 1) {
    try {
      const { reversal, change } = await draftReversal(context, entry, row);
      if (!change) return await keepReversal(context, entry, row, reversal);
      await saveChange(context, { ...change, alongside: [writeReversal(entry.id, row.row, reversal)] });
      return reversal;
    } catch (error) {
      // An earlier attempt had done it, and only its answer was lost.
      if (error instanceof AlongsideRefused) return reversalIn(error.failures[0]?.current);
      if (!(error instanceof Problem)) throw error;
      if (!isOfTheMoment(error) || left === 1)
        return keepReversal(context, entry, row, { outcome: 'failed', reason: reasonOfProblem(error) });
    }
  }
}

/** Somebody was at the record between two looks at it: a third look tells how it stands. */
function isOfTheMoment({ code }: Problem): boolean {
  return code === 'write.conflict' || code === 'not_found';
}

function reasonOfProblem(problem: Problem): Reason {
  const [reason = { code: problem.code }] = reasonsOf(problem, new Map());
  return reason;
}

async function keepReversal(
  { table }: Context,
  { id }: ImportEntry,
  { row }: DoneRow,
  reversal: Reversal,
): Promise<Reversal> {
  const earlier = await writeOnce(table, writeReversal(id, row, reversal));
  return earlier ? reversalIn(earlier) : reversal;
}

function reversalIn(item: Item | undefined): Reversal {
  if (!item?.reversal) throw new Error('a row was refused for a reversal that is not there');
  return item.reversal as Reversal;
}
