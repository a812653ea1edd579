import {
  type FieldDefinition,
  type FieldType,
  type FilterOp,
  filterOps,
  type ObjectDefinition,
  systemFields,
} from '#shared/model/objects/definition.ts';
import {
  departmentFilter,
  filterFields,
  findFilterField,
  me,
  namesPeople,
  sortFields,
} from '#shared/model/objects/filters.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { fold } from '#shared/model/text.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Actor } from '../access/actor.ts';

export interface FieldFilter {
  readonly field: string;
  readonly op: FilterOp;
  /** As they stood in the query, with `me` resolved; `in` has several. */
  readonly values: readonly string[];
}

export interface ListQuery {
  readonly filters: readonly FieldFilter[];
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly limit: number;
  readonly cursor?: string;
  /** Fields to answer; absent: all. */
  readonly fields?: readonly string[];
}

const defaultLimit = 50;
const maxLimit = 200;
/** What one condition of the table can hold. */
const maxValues = 100;
const maxValueLength = 300;

/**
 * `filter[field][op]=v&sort=-field&limit=50&cursor=…&fields=a,b`; a hidden field is as unknown as one that does not exist.
 * @throws Problem `query.unsupported`, naming what is allowed | `query.invalid`
 */
export function parseListQuery(actor: Actor, whole: ObjectDefinition, query: URLSearchParams): ListQuery {
  const definition = visibleDefinition(actor.permissions, whole);
  const filters: FieldFilter[] = [];
  for (const name of new Set(query.keys())) {
    const match = /^filter\[([\w.]+)\](?:\[(\w+)\])?$/.exec(name);
    // A repeated one would need "and" of the same kind twice, which no index answers.
    const [value = '', ...more] = query.getAll(name);
    if (more.length > 0) throw invalid(name);
    if (match) filters.push(toFilter(actor, definition, match[1] ?? '', match[2] ?? 'eq', value));
    else if (!['sort', 'limit', 'cursor', 'fields', 'format', 'lang'].includes(name)) throw invalid(name);
  }
  const sort = query.get('sort');
  const cursor = query.get('cursor');
  const fields = query.get('fields');
  return {
    filters,
    limit: toLimit(query.get('limit')),
    ...(sort && { sort: { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') } }),
    ...(cursor && { cursor }),
    ...(fields && { fields: toFields(definition, fields) }),
  };
}

function toFilter(actor: Actor, definition: ObjectDefinition, name: string, op: string, value: string): FieldFilter {
  const parameter = `filter[${name}][${op}]`;
  const field = findFilterField(definition, name);
  const isAllowed = (filterOps as readonly string[]).includes(op) && field?.filter?.includes(op as FilterOp);
  if (!field || !isAllowed) throw unsupported(definition, parameter);
  const values = op === 'in' ? [...new Set(value.split(','))] : [value];
  const isReadable = values.every((one) => isOfForm(op === 'exists' ? 'boolean' : field.type, one));
  if (!isReadable || values.length > maxValues || (op === 'prefix' && fold(value) === '')) throw invalid(parameter);
  return { field: name, op: op as FilterOp, values: values.map((one) => (one === me ? resolveMe(actor, field) : one)) };
}

function resolveMe(actor: Actor, field: FieldDefinition): string {
  if (field === departmentFilter) return actor.departmentId;
  return namesPeople(field) ? actor.id : me;
}

/** What is compared as text must be written as it is stored. */
const forms: Partial<Record<FieldType, RegExp>> = {
  boolean: /^(true|false)$/,
  integer: /^\d{1,15}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/,
};

function isOfForm(type: FieldType, text: string): boolean {
  return text.length <= maxValueLength && (forms[type]?.test(text) ?? true);
}

function toLimit(text: string | null): number {
  if (text === null) return defaultLimit;
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > maxLimit) throw invalid('limit');
  return limit;
}

function toFields(definition: ObjectDefinition, text: string): readonly string[] {
  const names = text.split(',');
  const isKnown = (name: string) =>
    (systemFields as readonly string[]).includes(name) || name === 'mastered' || findField(definition, name);
  if (!names.every(isKnown)) throw invalid('fields');
  return names;
}

export function invalid(parameter: string): Problem {
  return new Problem('query.invalid', { params: { parameter } });
}

/** Says what is possible instead, so that the caller need not guess. */
export function unsupported(
  definition: ObjectDefinition,
  what: string,
  sorts: readonly string[] = sortFields(definition),
): Problem {
  const filters = filterFields(definition).flatMap((field) =>
    (field.filter ?? []).map((op) => `filter[${field.name}][${op}]`),
  );
  return new Problem('query.unsupported', { params: { what }, members: { allowed: { filters, sorts } } });
}
