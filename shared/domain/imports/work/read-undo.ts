import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../../context.ts';
import { titleOf } from '../../records/record-facts.ts';
import { describeReason, type ReasonView } from '../describe-import.ts';
import type { ImportEntry } from '../import-entry.ts';
import { loadReadable } from '../matching/find-records.ts';
import { readAhead } from '../matching/read-ahead.ts';
import { listResults, type ReversibleRow } from './row-results.ts';

/** What undoing came to. */
export interface UndoView {
  readonly reversed: number;
  /** Records, or fields of them, that people have changed since. */
  readonly kept: readonly LeftRow[];
  readonly failed: readonly LeftRow[];
}

export interface LeftRow {
  readonly row: number;
  readonly id: string;
  readonly title: string;
  /** Absent: the record as a whole. */
  readonly fields?: readonly string[];
  readonly reason: ReasonView | null;
}

/** Of each kind; an answer holds no more by far. */
const usual = 1000;

/**
 * @param most rows of each kind that are named, the first of them; the import itself knows how many there are
 * @returns what has been done so far; names of records are told to those who may read them
 */
export async function readUndo(
  context: Context,
  entry: ImportEntry,
  language: Language,
  most = usual,
): Promise<UndoView> {
  const left = { kept: [] as ReversibleRow[], failed: [] as ReversibleRow[] };
  let reversed = 0;
  for await (const page of listResults(context.table, entry.id)) {
    for (const row of page) {
      if (row.outcome === 'refused' || !row.reversal) continue;
      const { outcome } = row.reversal;
      if (outcome === 'reversed' || outcome === 'partly') reversed += 1;
      const kind = outcome === 'failed' ? left.failed : left.kept;
      if (outcome !== 'reversed' && kind.length < most) kind.push(row);
    }
  }
  const titles = await readTitles(context, [...left.kept, ...left.failed]);
  const describe = ({ row, of, recordId: id, reversal }: ReversibleRow): LeftRow => ({
    row: of ?? row,
    id,
    title: titles.get(id) ?? id,
    ...(reversal?.fields && { fields: reversal.fields }),
    reason: reversal?.reason ? describeReason(reversal.reason, language) : null,
  });
  return { reversed, kept: left.kept.map(describe), failed: left.failed.map(describe) };
}

async function readTitles(context: Context, rows: readonly ReversibleRow[]): Promise<ReadonlyMap<string, string>> {
  const ahead = readAhead(context.table);
  const ids = rows.map(({ recordId }) => recordId);
  const records = await loadReadable({ ...context, table: ahead }, ahead, ids);
  const { definitions } = context.directory;
  return new Map([...records.values()].map(({ id, object, data }) => [id, titleOf(definitions[object], data)]));
}
