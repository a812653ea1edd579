import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { fold } from '#shared/model/text.ts';
import type { Condition } from '#shared/store/table.ts';
import type { FieldFilter } from './list-query.ts';
import { sortNameOf } from './record-facts.ts';

/** What the index does not answer is checked on each item that was read. */
export function toCondition(definition: ObjectDefinition, filter: FieldFilter): Condition {
  const field = findField(definition, filter.field) as FieldDefinition;
  const attribute = `data.${filter.field}`;
  const [value = ''] = filter.values;
  switch (filter.op) {
    case 'exists':
      return { attribute, op: value === 'true' ? 'present' : 'absent' };
    case 'in':
      return { any: filter.values.map((one) => equals(field, attribute, one)) };
    case 'eq':
      return equals(field, attribute, value);
    case 'ne':
      return { attribute, op: 'ne', value: toValue(field, value) };
    case 'prefix':
      return startsWith(sortNameOf(definition, value));
    default:
      return { attribute, op: filter.op, value: toValue(field, value) };
  }
}

function equals(field: FieldDefinition, attribute: string, value: string): Condition {
  return { attribute, op: field.type === 'enums' ? 'contains' : 'eq', value: toValue(field, value) };
}

/** Names compare as their sort keys do: without case, accents and ё. */
function startsWith(value: string): Condition {
  return { attribute: 'gsi4sk', op: 'beginsWith', value: fold(value) };
}

/** The form of the text was checked when the query was read. */
function toValue(field: FieldDefinition, text: string): string | number | boolean {
  if (field.type === 'boolean') return text === 'true';
  return field.type === 'integer' ? Number(text) : text;
}
