import type { TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { noteWeek } from '../quality/weeks.ts';
import { applyChanges } from '../reports/apply-changes.ts';
import { isCounted } from '../reports/contributions.ts';
import { isCountedByRelease, markCounted } from './figures-release.ts';
import { scanRecords } from './scan-records.ts';

export interface Reconciled {
  readonly examined: number;
  /** Records that did not count for what they have to, and do now. */
  readonly changed: number;
  /** Records whose turn comes with the next run. */
  readonly postponed: number;
}

interface Extent {
  /** Without it there is nothing to do where this release has counted everything before. */
  readonly everything: boolean;
  readonly isLate: () => boolean;
}

/**
 * Counts every record anew and puts right what figures do not have of it, as after a new release or a changed rule; then
 * keeps how good the data are this week.
 */
export async function reconcile(
  context: Context,
  scan: TableScan,
  { everything, isLate }: Extent,
): Promise<Reconciled> {
  const result = { examined: 0, changed: 0, postponed: 0 };
  if (!everything && (await isCountedByRelease(context.table))) return result;
  for await (const items of scanRecords(scan)) {
    const ids = items.filter(({ type }) => isCounted(String(type))).map(({ pk }) => pk);
    if (isLate()) {
      result.postponed += ids.length;
      continue;
    }
    result.examined += ids.length;
    result.changed += await applyChanges(context.table, ids, context.tenant.timeZone);
  }
  await noteWeek(context);
  if (result.postponed === 0) await markCounted(context.table);
  return result;
}
