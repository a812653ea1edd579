import type { ObjectDefinition } from './objects/definition.ts';

/** One for each set of fields, so that what is compiled from a definition is compiled once. */
const relaxed = new WeakMap<ObjectDefinition, Map<string, ObjectDefinition>>();

/** The object as it is when none of these fields has to be given. */
export function withoutDemands(definition: ObjectDefinition, names: readonly string[] = []): ObjectDefinition {
  if (names.length === 0) return definition;
  const known = relaxed.get(definition) ?? new Map<string, ObjectDefinition>();
  relaxed.set(definition, known);
  const key = [...names].sort().join('\n');
  const free = known.get(key) ?? relax(definition, names);
  known.set(key, free);
  return free;
}

function relax(definition: ObjectDefinition, names: readonly string[]): ObjectDefinition {
  const fields = definition.fields.map((field) => {
    if (!names.includes(field.name)) return field;
    const { required: _demand, ...rest } = field;
    return rest;
  });
  return { ...definition, fields };
}
