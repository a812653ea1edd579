import type { FieldDefinition, ObjectDefinition } from './objects/definition.ts';
import type { FieldLimit, Permissions } from './permissions.ts';

/** One for each set of limits, so that what is compiled from a definition is compiled once. */
const narrowed = new WeakMap<ObjectDefinition, Map<string, ObjectDefinition>>();

/**
 * The object as somebody with these rights knows it: without hidden fields, and with those read-only that they may not
 * write. Input, queries and descriptions that go by it treat a hidden field as one that does not exist.
 */
export function visibleDefinition(
  permissions: Pick<Permissions, 'fields'>,
  definition: ObjectDefinition,
): ObjectDefinition {
  const limits = permissions.fields[definition.name];
  if (!limits) return definition;
  const known = narrowed.get(definition) ?? new Map<string, ObjectDefinition>();
  narrowed.set(definition, known);
  const key = JSON.stringify(limits);
  const visible = known.get(key) ?? narrow(definition, limits);
  known.set(key, visible);
  return visible;
}

function narrow(definition: ObjectDefinition, limits: Readonly<Record<string, FieldLimit>>): ObjectDefinition {
  const fields = definition.fields.filter(({ name }) => limits[name] !== 'hidden');
  const { date, ...rest } = definition;
  return {
    ...rest,
    ...(date !== undefined && limits[date] !== 'hidden' && { date }),
    fields: fields.map((field) => (limits[field.name] === 'readOnly' ? { ...field, readOnly: true } : field)),
  };
}

/**
 * What a role may do to a field without breaking its object: what a record cannot be without can always be written, and
 * what names it, owns it and ties it to its client can always be read.
 */
export function canBeLimited(definition: ObjectDefinition, field: FieldDefinition, limit: FieldLimit): boolean {
  if (field.required) return false;
  const isStructure = [...definition.title, definition.owner, definition.company].includes(field.name);
  return limit === 'readOnly' || !isStructure;
}
