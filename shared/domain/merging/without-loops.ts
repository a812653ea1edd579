import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { fromItem } from '../records/record-item.ts';
import type { FieldOutcome } from './survivorship.ts';

/** Chains of companies end long before this. */
const longestChain = 20;

/**
 * Without what would lead from the survivor up to itself: a company whose parent, or the parent's parent, was below one of
 * those that become it.
 * @param group ids of all that are one then
 */
export async function withoutLoops(
  table: Table,
  definition: ObjectDefinition,
  group: readonly string[],
  outcomes: readonly FieldOutcome[],
): Promise<readonly FieldOutcome[]> {
  const loops = await Promise.all(
    outcomes.map(({ field, value }) => {
      const isUpward = findField(definition, field)?.to === definition.name && typeof value === 'string';
      return isUpward && leadsBack(table, field, value, group);
    }),
  );
  return outcomes.filter((_, at) => !loops[at]);
}

async function leadsBack(table: Table, field: string, first: string, group: readonly string[]): Promise<boolean> {
  const met = new Set<string>();
  for (let id = first; met.size < longestChain && !met.has(id); ) {
    if (group.includes(id)) return true;
    met.add(id);
    const item = await table.get(recordKey(id), { consistent: true });
    const next = item && (fromItem(item).mergedInto ?? fromItem(item).data[field]);
    if (typeof next !== 'string') return false;
    id = next;
  }
  return false;
}
