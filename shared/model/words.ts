import { isMessage, type MessageKey, translate } from './messages/translate.ts';
import type { FieldDefinition, LocalizedText } from './objects/definition.ts';
import type { Language } from './tenant.ts';

export function inLanguage(text: LocalizedText, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/** What people call the field. */
export function labelOfField(object: string, field: FieldDefinition, language: Language): string {
  return field.label === undefined
    ? translate(language, `field.${object}.${field.name}` as MessageKey)
    : inLanguage(field.label, language);
}

/** What its values are used for; `undefined` where that goes without saying. */
export function purposeOfField(object: string, field: FieldDefinition, language: Language): string | undefined {
  if (field.purpose !== undefined) return inLanguage(field.purpose, language);
  const key = `purpose.${object}.${field.name}`;
  return isMessage(key) ? translate(language, key) : undefined;
}

/** What people call one of its options. */
export function labelOfOption(object: string, field: FieldDefinition, option: string, language: Language): string {
  const own = field.optionLabels?.[option];
  if (own !== undefined) return inLanguage(own, language);
  return field.label === undefined
    ? translate(language, `option.${object}.${field.name}.${option}` as MessageKey)
    : option;
}
