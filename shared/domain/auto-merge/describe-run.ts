import type { MergeRunStatus } from '#shared/model/auto-merge.ts';
import { undoDays } from '#shared/model/merging.ts';
import type { ProblemCode } from '#shared/model/problems.ts';
import type { Context } from '../context.ts';
import type { MergeView } from '../merging/describe-merge.ts';
import type { MergeRun, RunLine } from './merge-run.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A run as the API gives it. */
export interface MergeRunView {
  readonly id: string;
  readonly at: string;
  /** null: the schedule. */
  readonly by: Person | null;
  readonly status: MergeRunStatus;
  readonly from: number;
  readonly accountManager: Person | null;
  readonly merged: number;
  readonly finishedAt: string | null;
  readonly undo: { readonly by: Person; readonly at: string } | null;
  readonly undoUntil: string;
}

/** One run, with what came of its merges. */
export interface WholeRunView extends MergeRunView {
  readonly undone: number;
  /** Values that people changed since, and that undoing left. */
  readonly kept: number;
  /** Merges that could not be undone. */
  readonly failures: readonly { readonly mergeId: string; readonly code: ProblemCode }[];
  /** In their order; only those whose survivor the reader may read. */
  readonly merges: readonly MergeView[];
  readonly page: { readonly next: string | null };
}

export function describeRun({ directory }: Context, run: MergeRun): MergeRunView {
  const { id, at, by, status, from, accountManagerId, merged, finishedAt = null, undo } = run;
  const personOf = (userId: string): Person => ({ id: userId, name: directory.users.get(userId)?.name ?? userId });
  return {
    id,
    at,
    by: by === 'schedule' ? null : personOf(by),
    status,
    from,
    accountManager: accountManagerId === undefined ? null : personOf(accountManagerId),
    merged,
    finishedAt,
    undo: undo ? { by: personOf(undo.by), at: undo.at } : null,
    undoUntil: new Date(Date.parse(at) + undoDays * 24 * 3600 * 1000).toISOString(),
  };
}

export function countOutcomes(lines: readonly RunLine[]): Pick<WholeRunView, 'undone' | 'kept' | 'failures'> {
  return {
    undone: lines.filter(({ undone }) => undone).length,
    kept: lines.reduce((sum, { kept = [] }) => sum + kept.length, 0),
    failures: lines.flatMap(({ mergeId, failed }) => (failed ? [{ mergeId, code: failed }] : [])),
  };
}
