import type { ListSearch } from '../records/list-query.ts';

const byDate = /^-?expectedCloseDate$/;

/**
 * Deals are sorted by closing date among open ones only. Asking for that order narrows the list to the open stages, in
 * plain sight; taking that filter away takes the order away.
 */
export function settleDealSearch(next: ListSearch, before: ListSearch, openStages: readonly string[]): ListSearch {
  if (!next.sort || !byDate.test(next.sort)) return next;
  const stages = (next.filter?.['stageId.eq'] ?? next.filter?.['stageId.in'])?.split(',');
  if (stages?.every((stage) => openStages.includes(stage))) return next;
  const { sort, ...unsorted } = next;
  if (stages || before.sort === sort) return unsorted;
  return { ...next, filter: { ...next.filter, 'stageId.in': openStages.join(',') } };
}
