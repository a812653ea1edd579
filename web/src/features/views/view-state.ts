import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { columnFields, type View, type ViewContent } from '#shared/model/views.ts';
import { type Criteria, knownCriteria, type ListSearch, splitKey } from '../records/list-query.ts';

/** What a list shows, all of it said. */
export interface ListState extends Criteria {
  readonly filter: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
}

export interface ResolvedList {
  readonly state: ListState;
  /** The saved view that was chosen, and what it shows. */
  readonly view?: View;
  readonly saved?: ListState;
  /** Whether the person has made something else of the view. */
  readonly isChanged: boolean;
}

/** Kept in every list: its first column opens the record. */
export function titleColumn({ title }: ObjectDefinition): string {
  return title[0] ?? 'id';
}

/** The name first, as it opens the record, then what the definition asks for. */
export function defaultColumns(definition: ObjectDefinition): readonly string[] {
  const names = definition.fields.filter(({ column }) => column).map(({ name }) => name);
  return [...new Set([titleColumn(definition), ...names, 'updatedAt'])];
}

/** Columns that the object has, in order; none that are known: those of the definition. */
export function settleColumns(definition: ObjectDefinition, names: readonly string[]): readonly FieldDefinition[] {
  const all = columnFields(definition);
  const find = (list: readonly string[]) => list.flatMap((name) => all.find((field) => field.name === name) ?? []);
  const known = find([...new Set(names)]);
  const chosen = known.length > 0 ? known : find(defaultColumns(definition));
  const title = titleColumn(definition);
  return chosen.some(({ name }) => name === title) ? chosen : [...find([title]), ...chosen];
}

function toState(definition: ObjectDefinition, criteria: Criteria, columns: readonly string[]): ListState {
  const { filter = {}, sort } = knownCriteria(definition, criteria);
  const names = settleColumns(definition, columns).map(({ name }) => name);
  return { filter, columns: names, ...(sort && { sort }) };
}

export function toCriteria({ filter, sort }: ViewContent): Criteria {
  const filters = filter.map(({ field, op, value }) => [`${field}.${op}`, value] as const);
  return { filter: Object.fromEntries(filters), ...(sort !== undefined && { sort }) };
}

export function toViewContent({ filter, sort, columns }: ListState): ViewContent {
  const filters = Object.entries(filter).flatMap(([key, value]) => {
    const parts = splitKey(key);
    return parts ? [{ field: parts.name, op: parts.op, value }] : [];
  });
  return { filter: filters, columns, ...(sort !== undefined && { sort }) };
}

/**
 * What the address means for this person.
 * @param views that the person can use, @param chosen columns that the person has chosen for lists without a view
 */
export function resolveList(
  definition: ObjectDefinition,
  search: ListSearch,
  views: readonly View[],
  chosen: readonly string[],
): ResolvedList {
  const view = views.find(({ id, object, usable }) => id === search.view && object === definition.name && usable);
  const saved = view && toState(definition, toCriteria(view), view.columns.length > 0 ? view.columns : chosen);
  const kept = view && saved ? { view, saved } : {};
  const isSaid = search.filter !== undefined || search.sort !== undefined || search.columns !== undefined;
  if (saved && !isSaid) return { state: saved, ...kept, isChanged: false };
  const columns = search.columns?.split(',') ?? saved?.columns ?? chosen;
  const state = toState(definition, search, columns);
  return { state, ...kept, isChanged: saved !== undefined && !isSame(state, saved) };
}

/**
 * The address of a list that shows this. Columns without a view are kept for the person, and are in the address only when
 * they were before.
 * @param before the address until now, @param shown what it meant
 */
export function toSearch(state: ListState, before: ListSearch, { view, saved }: ResolvedList): ListSearch {
  const { filter, sort } = state;
  const order = sort === undefined ? {} : { sort };
  const columns = { columns: state.columns.join(',') };
  if (view && saved) return isSame(state, saved) ? { view: view.id } : { view: view.id, filter, ...order, ...columns };
  return { ...(Object.keys(filter).length > 0 && { filter }), ...order, ...(before.columns !== undefined && columns) };
}

function isSame(one: ListState, other: ListState): boolean {
  const text = ({ filter, sort, columns }: ListState) =>
    JSON.stringify([Object.entries(filter).sort(), sort ?? null, columns]);
  return text(one) === text(other);
}

/** Shown last when it was not shown, else no more. */
export function toggleColumn(columns: readonly string[], name: string): readonly string[] {
  return columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name];
}

export function moveColumn(columns: readonly string[], name: string, by: 1 | -1): readonly string[] {
  const from = columns.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  const moved = columns.filter((one) => one !== name);
  return [...moved.slice(0, to), name, ...moved.slice(to)];
}
