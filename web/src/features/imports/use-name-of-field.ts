import type { ObjectName } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { useNames } from '../../ui/use-names.ts';
import { useDefinition } from '../records/definitions.ts';

/** What people call a field of which only the name is known; one that the person does not know keeps it. */
export function useNameOfField(object: ObjectName): (name: string) => string {
  const definition = useDefinition(object);
  const { fieldName } = useNames();
  return (name) => fieldName(object, findField(definition, name) ?? { name });
}
