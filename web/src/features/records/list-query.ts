import type { FieldDefinition, FilterOp, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { filterOps } from '#shared/model/objects/definition.ts';
import { findFilterField, sortFields } from '#shared/model/objects/filters.ts';
import type { Filters } from '../../api/operations.ts';

/** Filters of a list by `<field>.<op>`, and its order. */
export interface Criteria {
  readonly filter?: Readonly<Record<string, string>>;
  readonly sort?: string;
}

/**
 * What a list shows, as its address has it, so that it can be sent to a colleague: a saved view as it is kept, or, with
 * any of the others, what the person has made of it.
 */
export interface ListSearch extends Criteria {
  readonly view?: string;
  /** Names of fields, parted by commas. */
  readonly columns?: string;
}

export interface ActiveFilter {
  readonly key: string;
  readonly field: FieldDefinition;
  readonly op: FilterOp;
  readonly value: string;
}

/** Keeps of an address what can be meant; what a list does not know of it is left out when the list is opened. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { view, filter, sort, columns } = search;
  const isGiven = typeof filter === 'object' && filter !== null;
  const filters = Object.entries(isGiven ? filter : {}).map(([key, value]) => [key, String(value)] as const);
  const known = filters.filter(([key, value]) => value !== '' && splitKey(key) !== undefined);
  return {
    ...(typeof view === 'string' && { view }),
    // An empty one says that the filters of the view were taken away.
    ...(isGiven && (known.length > 0 || view !== undefined) && { filter: Object.fromEntries(known) }),
    ...(typeof sort === 'string' && { sort }),
    ...(typeof columns === 'string' && columns !== '' && { columns }),
  };
}

/** Names of custom fields hold a point themselves. */
export function splitKey(key: string): { readonly name: string; readonly op: FilterOp } | undefined {
  const at = key.lastIndexOf('.');
  const op = filterOps.find((one) => one === key.slice(at + 1));
  return at > 0 && op ? { name: key.slice(0, at), op } : undefined;
}

export function findFilter(definition: ObjectDefinition, key: string): Omit<ActiveFilter, 'key' | 'value'> | undefined {
  const { name = '', op } = splitKey(key) ?? {};
  const field = findFilterField(definition, name);
  return field && op && field.filter?.includes(op) ? { field, op } : undefined;
}

export function activeFilters(definition: ObjectDefinition, { filter = {} }: Criteria): readonly ActiveFilter[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    const found = findFilter(definition, key);
    return found ? [{ key, value, ...found }] : [];
  });
}

/** What of the criteria a list of the object understands. */
export function knownCriteria(definition: ObjectDefinition, criteria: Criteria): Criteria {
  const filter = Object.fromEntries(activeFilters(definition, criteria).map(({ key, value }) => [key, value]));
  const { sort } = criteria;
  const isSorted = sort !== undefined && sortFields(definition).includes(sort.replace(/^-/, ''));
  return { filter, ...(isSorted && { sort }) };
}

/**
 * @returns query parameters as the API reads them: `filter[name][prefix]=Sev&sort=name`; a search by name is sorted by name
 * unless told otherwise, because that is the index that answers it
 */
export function toApiQuery(
  { title: [title = ''] }: Pick<ObjectDefinition, 'title'>,
  criteria: Criteria,
): Filters & { readonly sort?: string } {
  const sort = criteria.sort ?? (criteria.filter?.[`${title}.prefix`] ? title : undefined);
  const filters = Object.entries(criteria.filter ?? {}).flatMap(([key, value]) => {
    const parts = splitKey(key);
    return parts ? [[`filter[${parts.name}][${parts.op}]`, value] as const] : [];
  });
  return { ...Object.fromEntries(filters), ...(sort && { sort }) };
}

/** @returns the criteria with one filter set, or taken away when the value is empty */
export function withFilter<C extends Criteria>(criteria: C, key: string, value: string | null): C {
  const { [key]: _, ...others } = criteria.filter ?? {};
  return { ...criteria, filter: value ? { ...others, [key]: value } : others };
}

/** A filter by people under whose name records are listed: the server answers it alone and in no other order. */
export function isAlone({ field, op }: Pick<ActiveFilter, 'field' | 'op'>): boolean {
  return field.linked === true && op === 'eq';
}

/** The criteria after one filter was set: of two that cannot go together, the one that was set last. */
export function settleAlone<C extends Criteria>(definition: ObjectDefinition, criteria: C, key: string): C {
  const active = activeFilters(definition, criteria);
  const set = active.find((filter) => filter.key === key);
  if (!set) return criteria;
  if (isAlone(set)) {
    const { sort: _, ...unsorted } = { ...criteria, filter: { [key]: set.value } };
    return unsorted as C;
  }
  const others = active.filter((filter) => !isAlone(filter));
  return { ...criteria, filter: Object.fromEntries(others.map((filter) => [filter.key, filter.value])) };
}
