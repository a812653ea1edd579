import { useMemo } from 'react';
import type { FieldDefinition, LocalizedText } from '#shared/model/objects/definition.ts';
import type { Language } from '#shared/model/tenant.ts';
import { useText } from '../i18n/use-text.ts';

type NamedField = Pick<FieldDefinition, 'name' | 'label' | 'purpose' | 'optionLabels'>;

export interface Names {
  readonly objectName: (object: string, number: 'one' | 'many') => string;
  readonly fieldName: (object: string, field: NamedField) => string;
  readonly optionName: (object: string, field: NamedField, option: string) => string;
  /** What the field is used for; empty where that goes without saying. */
  readonly purpose: (object: string, field: NamedField) => string;
}

/** The words for what definitions speak of: ours, or those that a workspace gave to its own fields. */
export function useNames(): Names {
  const { label, language } = useText();
  return useMemo(
    () => ({
      objectName: (object, number) => label(`object.${object}.${number}`, object),
      fieldName: (object, field) =>
        label(
          `field.${object}.${field.name}`,
          label(`field.${field.name}`, sayIn(language, field.label) ?? field.name),
        ),
      optionName: (object, field, option) =>
        label(`option.${object}.${field.name}.${option}`, sayIn(language, field.optionLabels?.[option]) ?? option),
      purpose: (object, field) => label(`purpose.${object}.${field.name}`, sayIn(language, field.purpose) ?? ''),
    }),
    [label, language],
  );
}

function sayIn(language: Language, words: LocalizedText | undefined): string | undefined {
  return typeof words === 'object' ? words[language] : words;
}
