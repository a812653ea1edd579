import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { sortFields } from '#shared/model/objects/filters.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { valueRange } from '#shared/store/keys/parts.ts';
import { departmentPartition, namePrefixRange, ownerPartition, workPartition } from '#shared/store/keys/records.ts';
import type { Partition } from '#shared/store/merged-query.ts';
import type { Condition, KeyRange } from '#shared/store/table.ts';
import { scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { type DepartmentChoice, departmentsInScope, inDepartments, takeDepartments } from './list-departments.ts';
import { type FieldFilter, type ListQuery, unsupported } from './list-query.ts';
import { residual } from './list-residual.ts';
import { sortNameOf } from './record-facts.ts';

/** How the single table answers a list: which partitions, in which order, and what is checked on each item. */
export interface ListPlan {
  readonly partitions: readonly Partition[];
  readonly reverse: boolean;
  readonly filter?: Condition;
}

const maxPartitions = 16;

/** @throws Problem `query.unsupported` | `query.invalid` */
export function planList(context: Context, definition: ObjectDefinition, query: ListQuery): ListPlan {
  const choice = takeDepartments(context, query.filters);
  const sort = query.sort ?? { field: 'updatedAt', descending: true };
  const reverse = sort.descending;
  if (sort.field === 'updatedAt') return { ...planByChange(context, definition, choice), reverse };
  if (!sortFields(definition).includes(sort.field)) throw unsupported(definition, `sort=${sort.field}`);
  if (sort.field === definition.date && definition.work) {
    return { ...planOpenWorkByDate(context, definition, definition.work, choice), reverse };
  }
  return { ...planByListKey(context, definition, choice), reverse };
}

function planByChange(context: Context, definition: ObjectDefinition, choice: DepartmentChoice) {
  const { filters } = choice;
  const object = definition.name;
  const byOwner = filters.find((filter) => filter.field === definition.owner && filter.op === 'eq');
  const scope = scopeOf(context.actor, object, 'read');
  if (scope === 'own' || byOwner) {
    const ownerId = byOwner?.values[0] ?? context.actor.id;
    // An empty partition: somebody else's records do not exist for the one who reads only their own.
    const isVisible = ownerId !== '' && (scope !== 'own' || ownerId === context.actor.id);
    return {
      partitions: isVisible ? [{ index: 'gsi2' as const, pk: ownerPartition(object, ownerId) }] : [],
      ...residual(
        definition,
        filters.filter((filter) => filter !== byOwner),
        [...withinDepartments(context, definition), ...inDepartments(choice)],
      ),
    };
  }
  const partitions = departmentsInScope(context, definition, choice).map((id) => ({
    index: 'gsi3' as const,
    pk: departmentPartition(object, id),
  }));
  return { partitions: bounded(definition, partitions), ...residual(definition, filters) };
}

function planByListKey(context: Context, definition: ObjectDefinition, choice: DepartmentChoice) {
  const { filters } = choice;
  const served = filters.find((filter) => toListRange(definition, filter) !== undefined);
  const range = served && toListRange(definition, served);
  const partitions = departmentsInScope(context, definition, choice).map((id) => ({
    index: 'gsi4' as const,
    pk: departmentPartition(definition.name, id),
    ...(range && { range }),
  }));
  const rest = filters.filter((filter) => filter !== served);
  return { partitions: bounded(definition, partitions), ...residual(definition, rest, ownedOnly(context, definition)) };
}

/** The part of gsi4 that a filter asks for: a beginning of names, or a range of dates for a log. */
function toListRange(definition: ObjectDefinition, filter: FieldFilter): KeyRange | undefined {
  const [value = ''] = filter.values;
  if (definition.listBy === 'date') {
    const isRange = filter.field === definition.date && ['lt', 'lte', 'gt', 'gte'].includes(filter.op);
    return isRange ? valueRange(filter.op as 'lt' | 'lte' | 'gt' | 'gte', value) : undefined;
  }
  return filter.field === definition.title[0] && filter.op === 'prefix'
    ? namePrefixRange(sortNameOf(definition, value))
    : undefined;
}

/** The index of work holds what is open only, so the states must be named: a list that hid the closed ones would lie. */
function planOpenWorkByDate(
  context: Context,
  definition: ObjectDefinition,
  work: NonNullable<ObjectDefinition['work']>,
  choice: DepartmentChoice,
) {
  const { filters } = choice;
  const byState = filters.find((filter) => filter.field === work.field && ['eq', 'in'].includes(filter.op));
  const states = byState?.values ?? [];
  const isOpen = (state: string) => work.open?.includes(state) ?? findStage(state)?.kind === 'open';
  if (states.length === 0 || !states.every(isOpen)) {
    throw unsupported(definition, `sort=${definition.date} without filter[${work.field}] of open work`);
  }
  const byDate = filters.find((filter) => filter.field === definition.date && filter.op !== 'eq');
  const range = byDate && valueRange(byDate.op as 'lt' | 'lte' | 'gt' | 'gte', byDate.values[0] ?? '');
  const partitions = departmentsInScope(context, definition, choice).flatMap((departmentId) =>
    states.map((state) => ({
      index: 'gsi5' as const,
      pk: workPartition(definition.name, state, departmentId),
      ...(range && { range }),
    })),
  );
  const rest = filters.filter((filter) => filter !== byState && filter !== byDate);
  return { partitions: bounded(definition, partitions), ...residual(definition, rest, ownedOnly(context, definition)) };
}

function ownedOnly(context: Context, definition: ObjectDefinition): readonly Condition[] {
  const isOwn = scopeOf(context.actor, definition.name, 'read') === 'own';
  return isOwn ? [{ attribute: `data.${definition.owner}`, op: 'eq', value: context.actor.id }] : [];
}

function withinDepartments(context: Context, definition: ObjectDefinition): readonly Condition[] {
  if (scopeOf(context.actor, definition.name, 'read') !== 'department') return [];
  const ids = context.actor.departmentIds.map((value): Condition => ({ attribute: 'departmentId', op: 'eq', value }));
  return [{ any: [...ids, { attribute: `data.${definition.owner}`, op: 'eq', value: context.actor.id }] }];
}

function bounded(definition: ObjectDefinition, partitions: readonly Partition[]): readonly Partition[] {
  if (partitions.length > maxPartitions)
    throw unsupported(definition, `a list over ${partitions.length} departments and stages`);
  return partitions;
}

/** Kept apart from the plan so that both sides of a cursor agree on what "the same query" is. */
export function fingerprintOf(context: Context, definition: ObjectDefinition, query: ListQuery): string {
  const { filters, sort } = query;
  return JSON.stringify([definition.name, context.actor.id, filters, sort ?? null]);
}
