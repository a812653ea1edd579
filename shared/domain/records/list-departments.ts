import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { departmentFilter } from '#shared/model/objects/filters.ts';
import type { Condition } from '#shared/store/table.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { subtreeOf } from '../organisation/directory.ts';
import type { FieldFilter } from './list-query.ts';

export interface DepartmentChoice {
  /** The other filters. */
  readonly filters: readonly FieldFilter[];
  /** The department that was asked for, with those below it; absent: none was. */
  readonly departments?: readonly string[];
}

export function takeDepartments({ directory }: Context, filters: readonly FieldFilter[]): DepartmentChoice {
  const chosen = filters.find(({ field }) => field === departmentFilter.name);
  if (!chosen) return { filters };
  return {
    filters: filters.filter((filter) => filter !== chosen),
    departments: subtreeOf(directory, chosen.values[0] ?? ''),
  };
}

/** Those of the chosen departments that the actor's right reaches. */
export function departmentsInScope(
  { actor, directory }: Context,
  { name }: ObjectDefinition,
  { departments }: DepartmentChoice,
): readonly string[] {
  const isLimited = scopeOf(actor, name, 'read') === 'department';
  const reach = isLimited ? actor.departmentIds : [...directory.departments.keys(), 'none'];
  return departments ? reach.filter((id) => departments.includes(id)) : reach;
}

/** For partitions that are none of a department. */
export function inDepartments({ departments }: DepartmentChoice): readonly Condition[] {
  if (!departments) return [];
  return [{ any: departments.map((value): Condition => ({ attribute: 'departmentId', op: 'eq', value })) }];
}
