import { isDeepStrictEqual } from 'node:util';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { writeOnce } from '../imports/work/row-results.ts';
import { masteredFields } from '../mastery/require-free.ts';
import { diffFields, type FieldChange, readChanges } from '../records/audit.ts';
import { AlongsideRefused, commitChange, IdentityTaken } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import {
  type CleansingLine,
  fromLineItem,
  type LineReversal,
  writeLineReversal,
  writeWithdrawal,
} from './cleansing-line.ts';
import { type CleansingRun, endCleansing, type KeptField } from './cleansing-run.ts';
import type { CleansingWork } from './cleansing-work.ts';
import { goThroughLines } from './go-through-lines.ts';
import { readLeftAlone, writeLeftAlone } from './left-alone.ts';
import { unmergeCertain } from './merge-certain.ts';

const attempts = 3;
/** Longer lists are cut: nobody looks at more one by one. */
const mostKept = 200;

/**
 * Takes back what a run did, field by field: one that no longer holds what the run wrote belongs to who changed it.
 * @returns whether something is left for another call
 */
export async function undoLines(work: CleansingWork): Promise<boolean> {
  const unmerged = await unmergeCertain(work);
  if (unmerged !== 'done') return unmerged === 'left';
  const { progress } = await goThroughLines<Reversed>(work, {
    treat: async (line) => {
      const last = line.outcome || line.withdrawn ? line : await withdraw(work, line);
      if (last.outcome !== 'changed') return { line: last };
      return { line: last, reversal: last.reversal ?? (await undoLine(work, last)) };
    },
    count,
    keep: ({ undo, kept = [] }) => ({ ...(undo && { undo }), kept }),
    // Lines are carried out in their order: whoever was at it when it was taken back has come no further.
    isLast: (done) => done.every(({ line }) => line.withdrawn),
  });
  if (progress === 'done') await endCleansing(work.lease, { status: 'undone' });
  return progress === 'left';
}

/** Whoever is still at it finds that nothing is to be done any more. @returns the line as it is for good */
async function withdraw({ context, run }: CleansingWork, line: CleansingLine): Promise<CleansingLine> {
  const done = await writeOnce(context.table, writeWithdrawal(run.id, line.recordId));
  return done ? fromLineItem(done) : { ...line, withdrawn: true };
}

interface Reversed {
  readonly line: CleansingLine;
  /** Absent: there was nothing to take back. */
  readonly reversal?: LineReversal;
}

function count(run: CleansingRun, { line, reversal }: Reversed): CleansingRun {
  if (!reversal) return run;
  const { outcome, fields = [] } = reversal;
  const { undo } = run;
  if (!undo) throw new Error(`${run.id} is not to be undone`);
  const more = (...outcomes: readonly LineReversal['outcome'][]) => (outcomes.includes(outcome) ? 1 : 0);
  const left = fields.map((field): KeptField => ({ object: line.object, id: line.recordId, field }));
  return {
    ...run,
    kept: [...(run.kept ?? []), ...left].slice(0, mostKept),
    undo: {
      ...undo,
      done: undo.done + 1,
      reversed: undo.reversed + more('reversed', 'partly'),
      kept: undo.kept + more('kept', 'partly'),
      failed: undo.failed + more('failed'),
    },
  };
}

async function undoLine(work: CleansingWork, line: CleansingLine): Promise<LineReversal> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await restoreRecord(work, line);
    } catch (error) {
      // An earlier attempt had done it, and only its answer was lost.
      if (error instanceof AlongsideRefused) return reversalIn(error.failures[0]?.current);
      if (error instanceof IdentityTaken) return keepReversal(work, line, { outcome: 'failed' });
      if (!(error instanceof Problem)) throw error;
      if (left === 1 || error.code !== 'write.conflict') return keepReversal(work, line, { outcome: 'failed' });
    }
  }
}

async function restoreRecord(work: CleansingWork, line: CleansingLine): Promise<LineReversal> {
  const { context, run } = work;
  const { recordId, object, version = 0 } = line;
  const [before, own, left] = await Promise.all([
    loadRecord(context.table, recordId),
    readChanges(context, recordId, version),
    readLeftAlone(context.table, run, [recordId]),
  ]);
  const changes = own.filter(({ field, erased }) => isOfRecords(work, object, field) && !erased);
  if (!before || !isLive(before)) return keepReversal(work, line, { outcome: 'kept', fields: changes.map(nameOf) });
  const mastered = masteredFields(context, before);
  const isUntouched = ({ field, new: value }: FieldChange) =>
    !mastered.has(field) && isDeepStrictEqual(before.data[field] ?? null, value);
  const undone = changes.filter(isUntouched);
  const fields = changes.filter((change) => !isUntouched(change)).map(nameOf);
  if (undone.length === 0) return keepReversal(work, line, { outcome: 'kept', fields });
  const reversal: LineReversal = fields.length > 0 ? { outcome: 'partly', fields } : { outcome: 'reversed' };
  const restored = { ...before.data, ...Object.fromEntries(undone.map(({ field, old }) => [field, old])) };
  const data = Object.fromEntries(Object.entries(restored).filter(([, value]) => value !== null));
  await commitChange(context, {
    before,
    after: withFormerOwner(nextVersion(context, before, data), before, line),
    action: 'update',
    changes: diffFields(before.data, data),
    reason: `${run.planName}: undo`,
    alongside: [
      writeLineReversal(run.id, recordId, reversal),
      ...writeLeftAlone(run, recordId, undone, left.get(recordId)),
    ],
  });
  return reversal;
}

/** Whose it was it is again, since when it was theirs. */
function withFormerOwner(after: StoredRecord, before: StoredRecord, { ownerSince }: CleansingLine): StoredRecord {
  if (ownerSince === undefined || ownerIdOf(after) === ownerIdOf(before)) return after;
  const { ownerSince: _now, ...rest } = after;
  return ownerSince === null ? rest : { ...rest, ownerSince };
}

function isOfRecords({ context }: CleansingWork, object: CleansingLine['object'], field: string): boolean {
  return findField(context.directory.definitions[object], field) !== undefined;
}

function nameOf({ field }: FieldChange): string {
  return field;
}

async function keepReversal(
  { context, run }: CleansingWork,
  { recordId }: CleansingLine,
  reversal: LineReversal,
): Promise<LineReversal> {
  const earlier = await writeOnce(context.table, writeLineReversal(run.id, recordId, reversal));
  return earlier ? reversalIn(earlier) : reversal;
}

function reversalIn(item: Parameters<typeof fromLineItem>[0] | undefined): LineReversal {
  const reversal = item && fromLineItem(item).reversal;
  if (!reversal) throw new Error('a line was refused for a reversal that is not there');
  return reversal;
}
