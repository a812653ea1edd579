import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Condition } from '#shared/store/table.ts';
import { toCondition } from './list-filters.ts';
import type { FieldFilter } from './list-query.ts';

/** What no key answers, as one condition on each item that is read; nothing when there is none. */
export function residual(
  definition: ObjectDefinition,
  filters: readonly FieldFilter[],
  scope: readonly Condition[] = [],
): { readonly filter?: Condition } {
  const conditions = [...scope, ...filters.map((filter) => toCondition(definition, filter))];
  return conditions.length === 0 ? {} : { filter: { all: conditions } };
}
