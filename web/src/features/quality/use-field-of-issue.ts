import type { ObjectName } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { useNames } from '../../ui/use-names.ts';
import { useDefinition } from '../records/definitions.ts';
import { useQualityText } from './quality-text.ts';

/** What a field is called that points are lost for. */
export function useFieldOfIssue(object: ObjectName): (field: string) => string {
  const say = useQualityText();
  const { fieldName } = useNames();
  const definition = useDefinition(object);
  return (name) => {
    if (name === 'lastContactAt') return say('lastContact');
    return fieldName(object, findField(definition, name) ?? { name });
  };
}
