import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { me as whoeverLooks } from '#shared/model/objects/filters.ts';
import type { Criteria } from './list-query.ts';

/** The owner whose records the criteria leave; `null`: another filter, whose records nobody has counted. */
export function countedOwner({ owner }: ObjectDefinition, { filter = {} }: Criteria, userId: string) {
  const keys = Object.keys(filter);
  if (keys.length === 0) return undefined;
  const value = filter[`${owner}.eq`];
  if (keys.length > 1 || !value) return null;
  return value === whoeverLooks ? userId : value;
}
