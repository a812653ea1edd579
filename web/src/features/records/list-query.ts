import {
  type FieldDefinition,
  type FilterOp,
  filterOps,
  type ObjectDefinition,
} from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Filters } from '../../api/operations.ts';

/** Filters of a list by `<field>.<op>`, and its order: kept in the address, so that a view can be sent to a colleague. */
export interface ListSearch {
  readonly filter?: Readonly<Record<string, string>>;
  readonly sort?: string;
}

export interface ActiveFilter {
  readonly key: string;
  readonly field: FieldDefinition;
  readonly op: FilterOp;
  readonly value: string;
}

/** Keeps of an address what the definition allows; what is left of an old or mistyped address still opens. */
export function readListSearch(definition: ObjectDefinition, search: Record<string, unknown>): ListSearch {
  const given = typeof search.filter === 'object' && search.filter !== null ? Object.entries(search.filter) : [];
  const filter = Object.fromEntries(
    given
      .filter(([key, value]) => value !== '' && findFilter(definition, key) !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );
  const isSorted =
    typeof search.sort === 'string' && sortableFields(definition).includes(search.sort.replace(/^-/, ''));
  return {
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(isSorted && { sort: String(search.sort) }),
  };
}

function findFilter(definition: ObjectDefinition, key: string): { field: FieldDefinition; op: FilterOp } | undefined {
  const [name = '', op = ''] = key.split('.');
  const field = findField(definition, name);
  const declared = filterOps.find((one) => one === op);
  return field && declared && field.filter?.includes(declared) ? { field, op: declared } : undefined;
}

export function activeFilters(definition: ObjectDefinition, search: ListSearch): readonly ActiveFilter[] {
  return Object.entries(search.filter ?? {}).flatMap(([key, value]) => {
    const found = findFilter(definition, key);
    return found ? [{ key, value, ...found }] : [];
  });
}

/** The fields that lists of the object can be sorted by: its name, its last change, its one declared date. */
export function sortableFields(definition: ObjectDefinition): readonly string[] {
  return [definition.title[0] ?? '', 'updatedAt', ...(definition.date ? [definition.date] : [])];
}

/**
 * @returns query parameters as the API reads them: `filter[name][prefix]=Sev&sort=name`; a search by name is sorted by name
 * unless told otherwise, because that is the index that answers it
 */
export function toApiQuery(definition: ObjectDefinition, search: ListSearch): Filters & { readonly sort?: string } {
  const name = definition.title[0] ?? '';
  const sort = search.sort ?? (search.filter?.[`${name}.prefix`] ? name : undefined);
  const filters = Object.entries(search.filter ?? {}).map(([key, value]) => {
    const [name, op] = key.split('.');
    return [`filter[${name}][${op}]`, value] as const;
  });
  return { ...Object.fromEntries(filters), ...(sort && { sort }) };
}

/** @returns the search with one filter set, or taken away when the value is empty */
export function withFilter(search: ListSearch, key: string, value: string | null): ListSearch {
  const { [key]: _, ...others } = search.filter ?? {};
  const filter = value ? { ...others, [key]: value } : others;
  const { filter: __, ...rest } = search;
  return Object.keys(filter).length > 0 ? { ...rest, filter } : rest;
}
