import { figuresKey } from '#shared/store/keys.ts';
import type { TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { noteWeek } from '../quality/weeks.ts';
import { applyChanges } from '../reports/apply-changes.ts';
import { generation, isCounted } from '../reports/contributions.ts';
import { scanRecords } from './scan-records.ts';

export interface Reconciled {
  readonly examined: number;
  /** Records that did not count for what they have to, and do now. */
  readonly changed: number;
  /** Records whose turn comes with the next run. */
  readonly postponed: number;
}

/** Well within what a function may take; the next run goes on with what is left. In milliseconds. */
const longest = 10 * 60_000;

/** What was compared so lately need not be compared again by itself. In milliseconds. */
const freshFor = 12 * 60 * 60_000;

/**
 * Counts every record anew and puts right what figures do not have of it, as after a new release or a changed rule; then
 * keeps how good the data are this week. Without `everything` it ends at once when this release did so within hours.
 */
export async function reconcile(
  context: Context,
  scan: TableScan,
  { everything }: { readonly everything: boolean },
): Promise<Reconciled> {
  const result = { examined: 0, changed: 0, postponed: 0 };
  if (!everything && (await isFresh(context))) return result;
  const deadline = context.now().getTime() + longest;
  for await (const items of scanRecords(scan)) {
    const ids = items.filter(({ type }) => isCounted(String(type))).map(({ pk }) => pk);
    if (context.now().getTime() > deadline) {
      result.postponed += ids.length;
      continue;
    }
    result.examined += ids.length;
    result.changed += await applyChanges(context.table, ids, context.tenant.timeZone);
  }
  await noteWeek(context);
  const at = context.now().toISOString();
  if (result.postponed === 0)
    await context.table.write({ put: { ...figuresKey, type: 'engine', shape: 1, generation, at } });
  return result;
}

async function isFresh({ table, now }: Context): Promise<boolean> {
  const mark = await table.get(figuresKey, { consistent: true });
  const age = now().getTime() - Date.parse(String(mark?.at ?? ''));
  return mark?.generation === generation && age < freshFor;
}
