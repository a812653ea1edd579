import { Problem } from '#shared/model/problems.ts';
import type { Table } from '#shared/store/table.ts';
import { changeEntry, type Halt, hasStatus } from '../import-entry.ts';
import { type Reason, reasonsOf } from '../plan/reason.ts';

/** Has a run of a feed stand still, with why; what has gone on meanwhile goes on. */
export async function halt(table: Table, id: string, halted: Halt): Promise<void> {
  try {
    await changeEntry(table, id, { set: { halted } }, hasStatus('new', 'planned'));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

export function noteFailure(table: Table, id: string, problem: Problem): Promise<void> {
  return halt(table, id, { kind: 'failed', reasons: explain(problem) });
}

/** What is wrong with a file as a whole: a column that the mapping names is told of as such. */
function explain(problem: Problem): readonly Reason[] {
  const { params, errors = [] } = problem.details;
  const missing = errors.filter(({ pointer, code }) => pointer.startsWith('/mapping/') && code === 'unknown_field');
  if (missing.length > 0) return missing.map(({ pointer }) => ({ code: 'no_column', column: lastOf(pointer) }));
  return reasonsOf(problem, new Map()).map((reason) => ({ ...reason, ...(params && { params }) }));
}

function lastOf(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
