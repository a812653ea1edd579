import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';

/** What of an object is the same in every workspace and for everybody; its fields are not: see `useDefinition`. */
export type ObjectStructure = Omit<ObjectDefinition, 'fields'>;

export function structureOf(object: ObjectName): ObjectStructure {
  return definitions[object];
}
