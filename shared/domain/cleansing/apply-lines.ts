import type { CleansingOutcome } from '#shared/model/cleansing.ts';
import { Problem } from '#shared/model/problems.ts';
import { writeOnce } from '../imports/work/row-results.ts';
import { AlongsideRefused, commitChange, IdentityTaken } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive } from '../records/stored-record.ts';
import { type CleansingLine, fromLineItem, writeOutcome } from './cleansing-line.ts';
import { type CleansingRun, endCleansing } from './cleansing-run.ts';
import type { CleansingWork } from './cleansing-work.ts';
import { evaluate } from './evaluate.ts';
import { goThroughLines } from './go-through-lines.ts';
import { readLeftAlone } from './left-alone.ts';
import { mergeCertain } from './merge-certain.ts';

/** Somebody else may be at the record. */
const attempts = 3;

/** What came of a line, with the fields that were changed. */
interface Done {
  readonly line: CleansingLine;
  readonly outcome: CleansingOutcome;
}

/**
 * Carries out what the preview found, line by line: a change that is another one by now is left alone.
 * @returns whether something is left for another call
 */
export async function applyLines(work: CleansingWork): Promise<boolean> {
  const { context, lease } = work;
  const { progress, run } = await goThroughLines<Done>(work, {
    treat: async (line) => ({ line, outcome: line.outcome ?? (await applyLine(work, line)) }),
    count,
    keep: ({ outcomes, fields, stepCounts, done }) => ({ outcomes, fields, stepCounts, done }),
  });
  const merged = progress === 'done' ? await mergeCertain({ ...work, run }) : progress;
  if (merged === 'done') await endCleansing(lease, { status: 'done', finishedAt: context.now().toISOString() });
  return merged === 'left';
}

function count(run: CleansingRun, { line, outcome }: Done): CleansingRun {
  const isDone = outcome === 'changed' || outcome === 'flagged';
  const fields = { ...run.fields };
  const names = new Set(
    line.findings.flatMap(({ fields: found, because }) => found.filter((field) => because?.[field] !== 'mastered')),
  );
  for (const field of outcome === 'changed' ? names : []) fields[field] = (fields[field] ?? 0) + 1;
  return {
    ...run,
    done: run.done + 1,
    fields,
    outcomes: { ...run.outcomes, [outcome]: (run.outcomes[outcome] ?? 0) + 1 },
    stepCounts: run.stepCounts.map((one, at) =>
      isDone && line.findings.some(({ step }) => step === at) ? { ...one, done: one.done + 1 } : one,
    ),
  };
}

async function applyLine(work: CleansingWork, line: CleansingLine): Promise<CleansingOutcome> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await changeRecord(work, line);
    } catch (error) {
      // An earlier attempt had done it, and only its answer was lost.
      if (error instanceof AlongsideRefused) return outcomeIn(error.failures[0]?.current);
      if (error instanceof IdentityTaken) return keepOutcome(work, line, 'refused');
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'record.erased') return keepOutcome(work, line, 'gone');
      if (left === 1) return keepOutcome(work, line, 'refused');
    }
  }
}

async function changeRecord(work: CleansingWork, line: CleansingLine): Promise<CleansingOutcome> {
  const { context, run } = work;
  const { recordId, hash } = line;
  const before = await loadRecord(context.table, recordId);
  if (!before || !isLive(before)) return keepOutcome(work, line, 'gone');
  const left = await readLeftAlone(context.table, run, [recordId]);
  const found = await evaluate(context, run, before, left.get(recordId));
  if (found?.hash !== hash) return keepOutcome(work, line, 'moved');
  if (found.changes.length === 0) return keepOutcome(work, line, 'flagged');
  const after = nextVersion(context, before, found.data);
  const { changes } = found;
  const hasMoved = ownerIdOf(before) !== ownerIdOf(after);
  const made = { version: after.version, ...(hasMoved && { ownerSince: before.ownerSince ?? null }) };
  const alongside = [writeOutcome(run.id, recordId, 'changed', made)];
  await commitChange(context, { before, after, action: 'update', changes, reason: run.planName, alongside });
  return 'changed';
}

async function keepOutcome(
  { context, run }: CleansingWork,
  { recordId }: CleansingLine,
  outcome: CleansingOutcome,
): Promise<CleansingOutcome> {
  const earlier = await writeOnce(context.table, writeOutcome(run.id, recordId, outcome));
  return earlier ? outcomeIn(earlier) : outcome;
}

function outcomeIn(item: Parameters<typeof fromLineItem>[0] | undefined): CleansingOutcome {
  const { outcome, withdrawn } = item ? fromLineItem(item) : {};
  // The whole is being taken back: somebody else has the run, and nobody counts this.
  if (withdrawn) return 'moved';
  if (!outcome) throw new Error('a line was refused for an outcome that is not there');
  return outcome;
}
