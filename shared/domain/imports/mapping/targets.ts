import { identifierSchemes } from '#shared/model/identifiers.ts';
import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Language } from '#shared/model/tenant.ts';
import { labelOfField } from '#shared/model/words.ts';
import { addressParts } from '../cells/cell-addresses.ts';
import { canBeRead } from '../cells/read-field.ts';

/** Where a column can go. */
export interface Target {
  /** `name`, `identifiers.RU-INN`, `addresses.city`; `id` for the record itself. */
  readonly name: string;
  /** Absent: the id. */
  readonly field?: FieldDefinition;
  readonly part?: string;
  /** Several columns can go there: each adds its values. */
  readonly many: boolean;
}

const lists: ReadonlySet<FieldType> = new Set(['phones', 'emails', 'urls', 'identifiers', 'addresses', 'coManagers']);
const partsOf: Partial<Readonly<Record<FieldType, readonly string[]>>> = {
  identifiers: identifierSchemes,
  addresses: addressParts,
};

/** @param definition as the person knows it: what they may not write is no target */
export function targetsOf(definition: ObjectDefinition): readonly Target[] {
  const fields = definition.fields.filter((field) => !field.readOnly && canBeRead(field));
  return [
    { name: 'id', many: false },
    ...fields.flatMap((field): readonly Target[] => [
      { name: field.name, field, many: lists.has(field.type) },
      ...(partsOf[field.type] ?? []).map((part) => ({ name: `${field.name}.${part}`, field, part, many: false })),
    ]),
  ];
}

/** As forms call it: "Phones", "INN", "Addresses: City". */
export function labelTarget(object: string, { field, part }: Target, language: Language): string {
  const say = (key: string) => translate(language, key as MessageKey);
  if (!field) return say('field.id');
  const label = labelOfField(object, field, language);
  if (part === undefined) return label;
  return field.type === 'identifiers' ? say(`scheme.${part}`) : `${label}: ${say(`part.${field.name}.${part}`)}`;
}
