import { useCallback } from 'react';
import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { useNames } from '../../ui/use-names.ts';

/** What people call the fields of one object. */
export function useFieldName(object: ObjectName): (field: FieldDefinition) => string {
  const { fieldName } = useNames();
  return useCallback((field) => fieldName(object, field), [object, fieldName]);
}
