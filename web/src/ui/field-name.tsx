import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { PersonalMark } from './personal-mark.tsx';
import { useNames } from './use-names.ts';

interface FieldNameProps {
  readonly object: string;
  readonly field: FieldDefinition;
}

export function FieldName({ object, field }: FieldNameProps) {
  const { fieldName } = useNames();
  return (
    <>
      {fieldName(object, field)}
      {field.personal && <PersonalMark />}
    </>
  );
}
