import { useCallback } from 'react';
import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';

/** What people call the fields of an object: ours, those of the system, and those of the workspace's own. */
export function useFieldName(object: ObjectName): (field: FieldDefinition) => string {
  const { label, language } = useText();
  return useCallback(
    ({ name, label: own = name }) => {
      const said = typeof own === 'string' ? own : own[language];
      return label(`field.${object}.${name}`, label(`field.${name}`, said));
    },
    [object, label, language],
  );
}
