import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { departmentFilter, me as whoeverLooks } from '#shared/model/objects/filters.ts';
import type { Me } from '../../api/schema.ts';
import { findFilter } from './list-query.ts';

export interface QuickFilter {
  readonly key: string;
  readonly kind: 'mine' | 'linked' | 'department';
  /** Field that it goes by. */
  readonly field: string;
}

/** The value that all of them have, so that a shared view means the same for everybody. */
export const quickValue = whoeverLooks;

/**
 * What people look for first, from the definition: what they own, what names them besides its owner, what their department
 * has. What their right narrows the list to in any case is not offered.
 */
export function quickFilters(definition: ObjectDefinition, me: Me): readonly QuickFilter[] {
  const { read } = me.permissions[definition.name];
  const linked = definition.fields.filter((field) => field.linked).map(({ name }) => name);
  const offered: readonly QuickFilter[] = [
    ...(read === 'own' ? [] : [toQuick('mine', definition.owner)]),
    ...linked.map((name) => toQuick('linked', name)),
    ...(read === 'all' && me.user.department ? [toQuick('department', departmentFilter.name)] : []),
  ];
  return offered.filter(({ key }) => findFilter(definition, key));
}

function toQuick(kind: QuickFilter['kind'], field: string): QuickFilter {
  return { kind, field, key: `${field}.eq` };
}
