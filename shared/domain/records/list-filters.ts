import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { namePrefixRange } from '#shared/store/keys.ts';
import type { Condition } from '#shared/store/table.ts';
import { type FieldFilter, invalid } from './list-query.ts';

/** What the index does not answer is checked on each item that was read. @throws Problem `query.invalid` */
export function toCondition(definition: ObjectDefinition, filter: FieldFilter): Condition {
  const field = findField(definition, filter.field) as FieldDefinition;
  const attribute = `data.${filter.field}`;
  const [value = ''] = filter.values;
  switch (filter.op) {
    case 'exists':
      return { attribute, op: toValue(field, filter, value, 'boolean') ? 'present' : 'absent' };
    case 'in':
      return { any: filter.values.map((one) => equals(field, filter, attribute, one)) };
    case 'eq':
      return equals(field, filter, attribute, value);
    case 'ne':
      return { attribute, op: 'ne', value: toValue(field, filter, value) };
    case 'prefix':
      return startsWith(value);
    default:
      return { attribute, op: filter.op, value: toValue(field, filter, value) };
  }
}

function equals(field: FieldDefinition, filter: FieldFilter, attribute: string, value: string): Condition {
  return { attribute, op: field.type === 'enums' ? 'contains' : 'eq', value: toValue(field, filter, value) };
}

/** Names compare as their sort keys do: without case, accents and ё. */
function startsWith(value: string): Condition {
  const range = namePrefixRange(value);
  return range && 'beginsWith' in range
    ? { attribute: 'gsi4sk', op: 'beginsWith', value: range.beginsWith }
    : { attribute: 'gsi4sk', op: 'present' };
}

function toValue(
  field: FieldDefinition,
  filter: FieldFilter,
  text: string,
  type: string = field.type,
): string | number | boolean {
  const isForm = forms[type as keyof typeof forms];
  if (isForm && !isForm.test(text)) throw invalid(`filter[${filter.field}][${filter.op}]`);
  if (type === 'boolean') return text === 'true';
  return type === 'integer' ? Number(text) : text;
}

const forms = {
  boolean: /^(true|false)$/,
  integer: /^\d{1,15}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  dateTime: /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/,
} as const;
