import { ApiProblem } from '../../api/problem.ts';
import type { TextSource } from '../../i18n/use-text.ts';
import { describeError } from '../../ui/error-text.ts';

/** A fault of the mapping with the column that it is about. */
export function describePlanError(error: Error, source: TextSource): string {
  const general = describeError(error, source);
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return general;
  const faults = error.errors.map(({ pointer, message, code }) => {
    const name = pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
    return `${name}: ${message ?? code}`;
  });
  return `${general} ${faults.join(' ')}`;
}
