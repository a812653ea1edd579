import type { ObjectName } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { useDefinition } from '../records/use-definition.ts';
import { useFieldName } from '../records/use-field-name.ts';

/** What people call a field of which only the name is known; one that the person does not know keeps it. */
export function useNameOfField(object: ObjectName): (name: string) => string {
  const { definition } = useDefinition(object);
  const say = useFieldName(object);
  return (name) => say(findField(definition, name) ?? { name, type: 'text' });
}
