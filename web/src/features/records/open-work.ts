import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Criteria } from './list-query.ts';

/**
 * Work is sorted by its date among what is open only, or within one client. Asking for that order narrows the list to what
 * is open, in plain sight; taking that filter away takes the order away.
 * @param openStages those of all pipelines, for objects whose definition does not say what is open
 */
export function settleOpenWork<C extends Criteria>(
  { date, work }: ObjectDefinition,
  next: C,
  before: Criteria,
  openStages: readonly string[],
): C {
  const isByDate = date !== undefined && next.sort?.replace(/^-/, '') === date;
  if (!work || !isByDate || next.filter?.['companyId.eq']) return next;
  const open = work.open ?? openStages;
  const states = (next.filter?.[`${work.field}.eq`] ?? next.filter?.[`${work.field}.in`])?.split(',');
  if (states?.every((state) => open.includes(state))) return next;
  if (states || before.sort === next.sort) {
    const { sort: _, ...unsorted } = next;
    return unsorted as C;
  }
  return { ...next, filter: { ...next.filter, [`${work.field}.in`]: open.join(',') } };
}
