import type { Context } from '../context.ts';
import type { PlanFacts } from '../imports/import-entry.ts';
import { isWithinTerm } from '../imports/import-waiver.ts';
import type { Reason } from '../imports/plan/reason.ts';
import type { StoredFeed } from './feed-item.ts';

/** Why a person has to look at a plan before it is carried out; none: nobody has. */
export function reasonsToHold(
  context: Pick<Context, 'now' | 'tenant'>,
  { holdAbove, waiver }: Pick<StoredFeed, 'holdAbove' | 'waiver'>,
  { counts, rows, owed = {} }: Pick<PlanFacts, 'counts' | 'rows' | 'owed'>,
): readonly Reason[] {
  const { refuse: refused } = counts;
  const isSigned = waiver !== null && isWithinTerm(context, waiver.until);
  return [
    ...(refused * 100 > holdAbove.refusedPercent * rows
      ? [{ code: 'too_many_refused', params: { refused, rows } } as const]
      : []),
    ...(Object.keys(owed).length > 0 && !isSigned ? [{ code: 'waiver_needed' } as const] : []),
  ];
}
