import type { FieldDefinition, FieldType, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { FormValues } from '../../ui/form-values.ts';

/** Of these, one value for many records makes sense; the same phone or the same text hardly ever does. */
const types: readonly FieldType[] = [
  'text',
  'boolean',
  'enum',
  'enums',
  'integer',
  'decimal',
  'currency',
  'country',
  'date',
  'dateTime',
  'reference',
];

/** Fields that can be given to many records at once: none that name them, and none that no two may share. */
export function editableFields({ fields, title }: ObjectDefinition): readonly FieldDefinition[] {
  return fields.filter(
    ({ name, type, form, readOnly, unique }) =>
      form !== undefined && !readOnly && !unique && types.includes(type) && !title.includes(name),
  );
}

/** Whether the field can be left empty by the change. */
export function canBeCleared({ required, filledIn }: FieldDefinition): boolean {
  return !required && !filledIn;
}

export function isBlank(value: unknown): boolean {
  return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The patch of every record; null clears. @param values tidy */
export function toBulkPatch(fields: readonly FieldDefinition[], values: FormValues): Fields {
  return Object.fromEntries(fields.map(({ name }) => [name, isBlank(values[name]) ? null : values[name]]));
}
