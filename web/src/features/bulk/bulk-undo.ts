import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { Fields } from '#shared/model/records.ts';
import { type Done, type Outcome, type Refused, type Runner, runSteps, type Step, type Target } from './bulk-run.ts';

export interface Kept extends Target {
  /** Names of fields that somebody has changed since: their value stays. */
  readonly fields: readonly string[];
}

export interface UndoOutcome extends Outcome {
  readonly kept: readonly Kept[];
}

/** What can be put back: records that were deleted, and updates that changed something. */
export function listUndoable(done: readonly Done[]): readonly Done[] {
  return done.filter(({ op, replaced }) => op === 'delete' || Object.keys(replaced).length > 0);
}

/**
 * Puts the old values back, from the version that the change made: the server refuses what somebody has changed since, and
 * names it. The other fields of such a record are put back all the same.
 */
export async function undoAll(done: readonly Done[], runner: Runner): Promise<UndoOutcome> {
  const steps = listUndoable(done).map(toStep);
  const first = await runSteps(steps, runner);
  const clashes = first.refused.flatMap((refused) => findClash(refused, steps) ?? []);
  const others = first.refused.filter(({ id }) => !clashes.some((clash) => clash.kept.id === id));
  const rest = clashes.flatMap(({ rest }) => rest ?? []);
  const kept = clashes.map((clash) => clash.kept);
  if (rest.length === 0) return { ...first, refused: others, kept };
  const second = await runSteps(rest, { ...runner, onProgress: () => {} });
  return {
    done: [...first.done, ...second.done],
    refused: [...others, ...second.refused],
    left: [...first.left, ...second.left],
    kept,
  };
}

function toStep({ id, title, op, version = 0, replaced }: Done): Step {
  const operation = op === 'delete' ? ({ op: 'restore', id } as const) : toUpdate(id, version, replaced);
  return { id, title, operation };
}

function toUpdate(id: string, version: number, fields: Fields) {
  return { op: 'update', id, version, fields } as const;
}

/** @returns the fields that were changed since, and the step that puts back the others, if there are any */
function findClash({ id, title, problem }: Refused, steps: readonly Step[]) {
  const { changed } = problem.members;
  const operation = steps.find((step) => step.id === id)?.operation;
  if (problem.status !== 412 || !Array.isArray(changed) || operation?.op !== 'update') return undefined;
  const fields = Object.entries(flattenCustom(operation.fields));
  const isKept = (name: string) => changed.includes(name);
  const kept = fields.filter(([name]) => isKept(name)).map(([name]) => name);
  if (kept.length === 0) return undefined;
  const rest = nestCustom(Object.fromEntries(fields.filter(([name]) => !isKept(name))));
  const isEmpty = Object.keys(rest).length === 0;
  return {
    kept: { id, title, fields: kept },
    ...(!isEmpty && { rest: { id, title, operation: toUpdate(id, operation.version, rest) } }),
  };
}
